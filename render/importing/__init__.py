"""From the table that people have to a spec: `import_spec` reads, understands, tidies, writes.

bytes -> tables -> header, rows -> Draft -> lines, heads, ids -> YAML text, with notes and coverage beside it
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from render.diagnostics import Diagnostic, ToolError
from render.importing import header_rows, heads, identifiers, implied, lines, naming, sources, spec_text
from render.importing.cleaning import one_line
from render.importing.coverage import Coverage
from render.importing.limits import MAX_BYTES
from render.importing.notes import Notes, refusal
from render.inputs import beginning


class Imported(NamedTuple):
    """`text` is the YAML of a spec that passes `rolebook check`.

    `notes` say, with their rows, what was repaired, guessed or left out; `coverage` what became of every cell.
    """

    text: str
    notes: tuple[Diagnostic, ...]
    coverage: Coverage


def import_spec(source: Path) -> Imported:
    """The organisation in the file `source`: a table of any kind that is read, an outline, or YAML of Backstage or of
    Kubernetes teams; or in the Word documents of a folder, such as its job descriptions.

    Raises `SpecError` where nothing can be understood of it, `ToolError` where it cannot be opened.
    """
    if source.is_dir():
        documents = sorted(source.glob("[!~.]*.docx"))
        if not documents:
            raise ToolError(f"{source} is a folder without Word documents.", "Give a table by the name of its file.")
        return _import(str(source.resolve()), [(str(path), _bytes(path)) for path in documents])  # "." is no name
    return import_bytes(str(source), _bytes(source))


def import_bytes(file: str, data: bytes) -> Imported:
    """`import_spec` for a file already read; `file` is its name."""
    return _import(file, [(file, data)])


def _import(file: str, files: Sequence[tuple[str, bytes]]) -> Imported:
    """What all the `files` say together; `file` is what to call them."""
    notes, coverage = Notes(), Coverage()
    draft = (
        sources.read(*files[0], notes, coverage) if len(files) == 1 else sources.read_word(file, files, notes, coverage)
    )
    if not draft.units and not draft.posts:
        raise refusal(file, "nothing-found", "There is no organisation in this file.", _what_is_needed(coverage))
    implied.name_heads(draft, notes)
    lines.draw_lines(draft, notes)
    naming.name_organisation(draft, file)
    heads.guess_heads(draft, notes)
    identifiers.give_ids(draft, Path(file).stem)
    about = f"Imported from {naming.printable(Path(file).name)} by rolebook. Lines with `guessed` are worth a look."
    return Imported(spec_text.write_spec(draft, about), notes.diagnostics(), coverage)


def _what_is_needed(coverage: Coverage) -> str:
    """What to do where no header was found; it shows the row that might have been meant for one."""
    hint = "It needs a header row with at least a department (部门) or a post (岗位), and rows below it."
    if not (first := coverage.first_full_row()):
        return hint
    if header_rows.is_header([one_line(text) for text in first]):
        return "There is a header row, and nothing below it that names a department or a post."
    named = " | ".join(naming.printable(one_line(text))[:20] for text in first[:8])
    return f"{hint} The first full row says: {named}. Name its cells Department, Title, Name, Manager, or the like."


def _bytes(source: Path) -> bytes:
    data = beginning(source, MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        hint = "Save the table alone, without pictures."
        raise refusal(str(source), "file-too-large", f"This file is larger than {MAX_BYTES // 2**20} MB.", hint)
    return data


__all__ = ["Imported", "import_bytes", "import_spec"]
