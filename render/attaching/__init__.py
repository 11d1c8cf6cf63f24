"""A paper put behind another document, such as the handbook behind a contract; one file per kind of document."""

from pathlib import Path
from typing import NamedTuple

from render.diagnostics import ToolError
from render.inputs import beginning


class Attached(NamedTuple):
    """The document with the paper behind it, and what its reader should know."""

    content: bytes
    warnings: list[str]


def attached(paper: Path, to: Path) -> Attached:
    """`paper` behind the document `to`. What they are is seen from what is in them, not from their names.

    Raises `ToolError` where one cannot be read, or both are not of one kind.
    """
    kinds = {_kind(path) for path in (paper, to)}
    # Imported here because no other command needs them.
    if kinds == {"pdf"}:
        from render.attaching.pdf import attached_pdf

        return Attached(*attached_pdf(paper, to))
    if kinds == {"docx"}:
        from render.attaching.word_joining import attached_docx

        return Attached(attached_docx(paper, to), [])
    what = "are not of one kind" if kinds == {"pdf", "docx"} else "are not two PDF files, nor two Word documents"
    raise ToolError(f"{paper} and {to} {what}", "A PDF is attached to a PDF, a .docx to a .docx.")


def _kind(path: Path) -> str:
    """The kind of a document; empty if it is none that is known. A locked Word document says so when it is opened."""
    start = beginning(path, 1024)
    if not path.is_file():
        raise ToolError(f"{path} is no ordinary file.", "Save the document to a file first.")
    if b"%PDF-" in start:
        return "pdf"
    return "docx" if start.startswith((b"PK", b"\xd0\xcf\x11\xe0")) else ""
