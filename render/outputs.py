"""The only door to the disk for what is made: whole papers, or the ones that were there before.

Papers are written aside first and put in place when all of them are complete. A record of what was
made lets the next run remove what is no longer made, and nothing else.
"""

import json
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from render.diagnostics import ToolError

_RECORD = ".rolebook.json"


def replace_papers(folder: Path, kind: str, papers: Iterable[tuple[str, bytes]]) -> tuple[Path, ...]:
    """Put `papers`, as (path inside `folder`, bytes), in place of those of the same `kind` made before.

    Returns the paths, in order. Raises `ToolError` where the folder or a file cannot be written; the
    earlier papers then are as they were.
    """
    names = []
    with _tool_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=".new-", dir=folder))
        try:
            for name, content in papers:
                _write(aside / name, content)
                names.append(name)
            record = _read_record(folder)
            stale = set(record.get(kind, ())) - set(names)
            _write(aside / _RECORD, _record_text({**record, kind: names}))
            for name in (*names, _RECORD):
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (aside / name).replace(folder / name)
            _remove(folder, stale)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
    return tuple(folder / name for name in names)


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` in place of what is at `path`, all at once; a link stays a link, rights stay as they are.

    Raises `ToolError` where it cannot be written; the file then is as it was.
    """
    target = path.resolve()
    with _tool_errors(path):
        aside = Path(tempfile.mkdtemp(prefix=".new-", dir=target.parent))
        try:
            _write(aside / target.name, content)
            shutil.copymode(target, aside / target.name)
            (aside / target.name).replace(target)
        finally:
            shutil.rmtree(aside, ignore_errors=True)


def write_dependencies(depfile: Path, read: Iterable[Path], made: Iterable[Path]) -> None:
    """Write a Make rule: the target, `depfile` without its last suffix, depends on all `read` and `made`.

    A made file that someone removed is then made again. Raises `ToolError` where it cannot be written.
    """
    paths = " ".join(_make_escaped(path) for path in (*read, *made))
    with _tool_errors(depfile):
        depfile.parent.mkdir(parents=True, exist_ok=True)
        depfile.write_text(f"{_make_escaped(depfile.with_suffix(''))}: {paths}\n{paths}:\n", "utf-8")


def write_new(path: Path, text: str) -> None:
    """Write `text` to a file that is not there yet. Raises `ToolError` where it is, or cannot be written."""
    with _tool_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except FileExistsError:
            raise ToolError(f"{path} is there already.", "Give another name, or remove it first.") from None


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _remove(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        # A record is a file that anyone may edit: it must not reach out of its folder.
        path = folder / name
        if path.resolve().is_relative_to(folder.resolve()):
            path.unlink(missing_ok=True)


def _read_record(folder: Path) -> dict[str, list[str]]:
    try:
        record = json.loads((folder / _RECORD).read_text("utf-8"))
        return {str(kind): [str(name) for name in names] for kind, names in record.items()}
    except (FileNotFoundError, ValueError, AttributeError, TypeError):
        return {}


def _record_text(record: dict[str, list[str]]) -> bytes:
    return (json.dumps(record, indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode()


def _make_escaped(path: Path) -> str:
    text = path.as_posix().replace("$", "$$")
    return "".join("\\" + char if char in " #" else char for char in text)


@contextmanager
def _tool_errors(place: Path) -> Iterator[None]:
    try:
        yield
    except PermissionError as error:
        path = error.filename2 or error.filename or place
        raise ToolError(
            f"cannot write {path}: permission denied",
            "close the file if it is open in another program, or choose another folder with -o",
        ) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise ToolError(
            f"cannot write {error.filename2 or error.filename or place}: {reason.lower()}",
            "choose another folder with -o",
        ) from error
