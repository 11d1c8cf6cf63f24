"""A text in two languages."""


class Bilingual(str):
    """A text in two languages. As a string it is both, one after the other, for those who need no more."""

    __slots__ = ("first", "language", "second")

    def __new__(cls, first: str, second: str, language: str) -> "Bilingual":
        """`language` is the BCP 47 tag of the second."""
        text = super().__new__(cls, f"{first} {second}")
        text.first, text.second, text.language = first, second, language
        return text

    first: str
    second: str
    language: str


def first_of(text: str) -> str:
    """The text in its one language, or in the first of two."""
    return text.first if isinstance(text, Bilingual) else text


def apart(text: str) -> tuple[str, ...]:
    """The text in each of its languages, for those who set them below each other."""
    return (text.first, text.second) if isinstance(text, Bilingual) else (text,)
