"""Fonts of the user's own: found by file or by the name of an installed family, and looked at before anyone uses them.

A font is called by its file, with `#2` behind it for the third of a collection.
"""

import os
import re
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import uharfbuzz

_FILE = re.compile(r"(?P<path>.+\.(?:ttf|otf|ttc|otc))(?:#(?P<number>\d{1,3}))?", re.IGNORECASE)
_FAMILY, _STYLE, _BEST_FAMILY, _BEST_STYLE = 1, 2, 16, 17  # of the "name" table (OpenType, name IDs)
_OUTLINES = ("glyf", "CFF ", "CFF2")
_FLAGS_AT = 8  # where "OS/2" has fsType
_RESTRICTED, _WHOLE_ONLY, _BITMAPS_ONLY = 0x0002, 0x0100, 0x0200
_STYLES = {False: ("Regular", "Book", "Roman", "Normal"), True: ("Bold", "Heavy", "Black")}


class FontError(Exception):
    """A font that cannot be used: why, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


def is_file(name: str) -> bool:
    """Whether a font is called by its file."""
    return bool(_FILE.fullmatch(name))


def file_of(name: str) -> str:
    """The file in the name of a font that is called by it."""
    found = _FILE.fullmatch(name)
    return found["path"] if found else name


def number_of(name: str) -> int:
    """Which font of a collection a name means, counted from 0."""
    found = _FILE.fullmatch(name)
    return int(found["number"] or 0) if found else 0


def checked(path: Path, number: int) -> str:
    """The name of a font in a file that may be embedded. Raises `FontError`."""
    if not path.is_file():
        raise FontError(f"There is no font file {path}.", "Give a path that starts at the theme's folder.")
    face = _opened(path, number)
    if face is None or not face.unicodes or not any(face.reference_table(tag).data for tag in _OUTLINES):
        raise FontError(f"{path} is not a font, or has no font number {number}.", "Give a TTF, OTF or TTC file.")
    if not _can_be_cut(face):
        raise FontError(f"{path} is damaged.", "Copy it again, or give another font.")
    _refuse_what_may_not_be_embedded(face, path)
    return f"{path}#{number}"


def installed(family: str, *, bold: bool) -> str:
    """The name of the regular or the bold font of an installed family. Raises `FontError`."""
    styles: dict[str, str] = {}
    for path in _font_files():
        for number, (name, style) in enumerate(_names(path)):
            if name.casefold() == family.casefold():
                styles.setdefault(style, f"{path}#{number}")
    if not styles:
        hint = "Install it, or give the path of a TTF, OTF or TTC file."
        raise FontError(f"No family called {family} is installed.", hint)
    wanted = next((styles[style] for style in _STYLES[bold] if style in styles), None)
    chosen = wanted or next(iter(styles.values()))
    return checked(Path(file_of(chosen)), number_of(chosen))


def _refuse_what_may_not_be_embedded(face: "uharfbuzz.Face", path: Path) -> None:
    """As the maker says in fsType (OpenType, OS/2)."""
    table = face.reference_table("OS/2").data
    flags = int.from_bytes(table[_FLAGS_AT : _FLAGS_AT + 2], "big") if table else 0
    if flags & 0x000F == _RESTRICTED or flags & (_WHOLE_ONLY | _BITMAPS_ONLY):
        what = "in parts" if flags & _WHOLE_ONLY else "in papers"
        message = f"The licence of {path} forbids to embed it {what} (fsType {flags:#06x})."
        raise FontError(message, "Choose another font, such as one under the SIL Open Font License.")


def _can_be_cut(face: "uharfbuzz.Face") -> bool:
    """Whether a few of its glyphs can be taken out of it, as papers do."""
    # Imported here because hardly anyone has a font of their own.
    import uharfbuzz

    request = uharfbuzz.SubsetInput()
    request.unicode_set.update(list(islice(face.unicodes, 20)))
    try:
        uharfbuzz.SubsetPlan(face, request).execute()
    except RuntimeError:
        return False
    return True


def _opened(path: Path, number: int) -> "uharfbuzz.Face | None":
    # Imported here because hardly anyone has a font of their own.
    import uharfbuzz

    try:
        face = uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(path)), number)
        return face if number < face.count else None
    except (OSError, ValueError, uharfbuzz.HarfBuzzError):
        return None


def _names(path: Path) -> Iterator[tuple[str, str]]:
    """The family and the style of each font in a file."""
    number = 0
    while face := _opened(path, number):
        family = face.get_name(_BEST_FAMILY) or face.get_name(_FAMILY) or ""
        yield family, face.get_name(_BEST_STYLE) or face.get_name(_STYLE) or ""
        number += 1


def _font_files() -> Iterator[Path]:
    for folder in _folders():
        for above, _, names in sorted(os.walk(folder)):
            yield from (Path(above, name) for name in sorted(names) if is_file(name))


def _folders() -> tuple[Path, ...]:
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home))
        return local / "Microsoft/Windows/Fonts", Path(os.environ.get("WINDIR", "C:/Windows"), "Fonts")
    if sys.platform == "darwin":
        return home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")
    return home / ".local/share/fonts", home / ".fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts")
