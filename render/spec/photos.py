"""The photos of people: files that a spec names, seen from the folder of the file that does, inside its own folder."""

from collections.abc import Mapping
from pathlib import Path

from render.diagnostics import Diagnostic, ToolError
from render.organisation import Id
from render.spec.document import Document
from render.spec.draft import Draft
from render.spec.files import Files, RefusedError
from render.spec.findings import Finding, Unreadable, shown

MAX_BYTES = 2 * 1024 * 1024
"""Of one photo. A passport photo in print quality needs a tenth of that."""

ENDS = {b"\x89PNG\r\n\x1a\n": b"IEND\xaeB`\x82", b"\xff\xd8\xff": b"\xff\xd9"}
"""The first bytes of PNG and JPEG, and the last; telephones add more behind."""


def read(files: Files | None, document: Document, draft: Draft) -> tuple[Mapping[Id, bytes], tuple[Diagnostic, ...]]:
    """The photos by the id of the person, and what is wrong with them; without `files` there are none to be named."""
    photos: dict[Id, bytes] = {}
    problems: list[Diagnostic] = []
    for placed in draft.people:
        if placed.part.photo and not isinstance(placed.part.photo, Unreadable):
            path = (*placed.path, "photo")
            try:
                photos[placed.part.id] = _photo(files, Path(document.span(path).file).parent, placed.part.photo)
            except RefusedError as refused:
                problems.append(document.located(Finding(path, refused.message, refused.hint, "photo")))
    return photos, tuple(problems)


def _photo(files: Files | None, folder: Path, name: str) -> bytes:
    if files is None:
        raise RefusedError("photo", "A photo can only be named by a file.", "Save this text as a file first.")
    path = files.named(name, folder)
    try:
        data = files.beginning(path, MAX_BYTES + 1)
    except ToolError as error:
        raise RefusedError("photo", error.message, error.hint) from None
    end = next((end for start, end in ENDS.items() if data.startswith(start)), None)
    if end is None:
        raise RefusedError("photo", f"{shown(name)} is neither PNG nor JPEG.", "Save the photo as one of these.")
    if len(data) > MAX_BYTES:
        message = f"{shown(name)} is larger than {MAX_BYTES // 2**20} MB."
        raise RefusedError("photo", message, "Save it smaller; 600 pixels in height are enough for print.")
    if end not in data:
        raise RefusedError("photo", f"{shown(name)} is cut off: its end is missing.", "Copy it again, or save it anew.")
    return data
