"""Text in the columns of a terminal, where a Chinese character takes two."""

from unicodedata import category, east_asian_width


def visible(text: str) -> str:
    """`text` with nothing in it that could steer a terminal."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text.replace("\t", " "))


def advances(text: str) -> list[int]:
    """The columns that each character takes: two where wide, none for a mark on the one before."""
    return [0 if category(char) in ("Mn", "Me") else 2 if east_asian_width(char) in "WF" else 1 for char in text]


def columns(text: str) -> int:
    """The columns that `text` takes."""
    return sum(advances(text))
