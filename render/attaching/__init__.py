"""A paper put behind another document, such as the handbook behind a contract; one file per kind of document."""

from pathlib import Path
from typing import NamedTuple

from render.diagnostics import ToolError


class Attached(NamedTuple):
    """The document with the paper behind it, and what its reader should know."""

    content: bytes
    warnings: list[str]


def attached(paper: Path, to: Path) -> Attached:
    """`paper` behind the document `to`. What they are is seen from what is in them, not from their names.

    Raises `ToolError` where one cannot be read, or both are not of one kind.
    """
    kinds = [_kind(path) for path in (paper, to)]
    for path, kind in zip((paper, to), kinds, strict=True):
        if not kind:
            raise ToolError(f"{path} is not a PDF", "papers are attached to PDF files")
    # Imported here because no other command needs it.
    from render.attaching.pdf import attached_pdf

    return Attached(*attached_pdf(paper, to))


def _kind(path: Path) -> str:
    """The kind of a document; empty if it is none that is known."""
    try:
        with path.open("rb") as file:
            start = file.read(1024)
    except OSError as error:
        raise ToolError(f"cannot read {path}: {(error.strerror or str(error)).lower()}") from error
    return "pdf" if b"%PDF-" in start else ""
