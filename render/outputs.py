"""The only door to the disk for what is made: whole papers, or the ones that were there before.

Papers are written aside first and put in place when all of them are complete. A record of what was
made lets the next run remove what is no longer made, and nothing else.
"""

import errno
import hashlib
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from render.diagnostics import ToolError

_RECORD = ".rolebook-{kind}"
_SOURCE = ".rolebook-source"
_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG)
_ASIDE = ".new-"
"""How folders begin in which files wait until all are complete."""


def made_from_another(folder: Path, source: str) -> bool:
    """Whether the papers in `folder` were made from something else than `source`, as far as a record tells."""
    try:
        return (folder / _SOURCE).read_bytes() != _digest(source)
    except OSError:
        return False


def _digest(source: str) -> bytes:
    """Tells sources apart, and nothing else of them: the folder may be given to anyone."""
    return hashlib.sha256(_bytes(source)).hexdigest().encode() + b"\n"


def _bytes(text: str) -> bytes:
    """Names of files may hold bytes that are no text; Python has them as half characters."""
    return text.encode("utf-8", "surrogateescape")


def replace_papers(
    folder: Path, papers: Mapping[str, Iterable[tuple[str, bytes]]], source: str = ""
) -> tuple[Path, ...]:
    """Put papers, by kind, as (path inside `folder`, bytes), in place of those of these kinds made before.

    Notes the `source` that they were made from. Returns the paths, in order. Raises `ToolError` where the folder or a
    file cannot be written; the earlier papers then are as they were.
    """
    with _tool_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=folder))
    try:
        made = {kind: [_staged(folder, aside, paper) for paper in of_kind] for kind, of_kind in papers.items()}
        with _tool_errors(folder):
            stale = {kind: _earlier(folder, kind) for kind in made}
            records = {kind: _RECORD.format(kind=kind) for kind in made}
            for kind, name in records.items():
                _write(aside / name, "".join(f"{paper}\n" for paper in made[kind]).encode())
            noted = [*records.values(), _SOURCE]
            _write(aside / _SOURCE, _digest(source))
            names = [name for of_kind in made.values() for name in of_kind]
            _swap(folder, aside, [*names, *noted], [name for of_kind in stale.values() for name in of_kind])
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return tuple(folder / name for name in names)


def _staged(folder: Path, aside: Path, paper: tuple[str, bytes]) -> str:
    name, content = paper
    with _tool_errors(folder / name):
        _write(aside / name, content)
    return name


def _swap(folder: Path, aside: Path, new: list[str], stale: list[str]) -> None:
    """Put what is `new` in place and take away what is `stale`; on any failure, everything back."""
    old, home = Path(tempfile.mkdtemp(prefix=".old-", dir=aside)), folder.resolve()
    moved: list[str] = []
    placed: list[str] = []
    try:
        for name in dict.fromkeys((*new, *stale)):
            if _is_file_within(home, name):
                _move(folder / name, old / name)
                moved.append(name)
        for name in new:
            _move(aside / name, folder / name)
            placed.append(name)
    except BaseException:
        for name in placed:
            (folder / name).unlink()
        for name in moved:
            (old / name).replace(folder / name)
        raise


def _move(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    source.replace(target)


def _is_file_within(home: Path, name: str) -> bool:
    """A record is a file that anyone may edit: it must not reach out of its folder, `home`, which is resolved."""
    path = home / name
    return path.resolve().is_relative_to(home) and path.is_file()


def write_dependencies(depfile: Path, read: Iterable[Path], made: Iterable[Path]) -> None:
    """Write a Make rule: the target, `depfile` without its last suffix, depends on all `read` and `made`.

    A made file that someone removed is then made again. Raises `ToolError` where it cannot be written.
    """
    paths = [_make_escaped(path) for path in (*read, *made)]
    target = _make_escaped(depfile.with_suffix(""))
    rules = [f"{_as_target(target)}: {' '.join(paths)}", *(f"{_as_target(path)}:" for path in paths)]
    write_whole(depfile, _bytes("\n".join(rules) + "\n"))


def write_new(path: Path, content: str | bytes) -> None:
    """Write a file that is not there yet, all of it or nothing.

    Raises `ToolError` where it is there, or cannot be written.
    """
    with _tool_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            path.touch(exist_ok=False)
        except FileExistsError:
            raise ToolError(f"{path} is there already.", "Give another name, or remove it first.") from None
        try:
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        except BaseException:
            path.unlink()
            raise


def write_whole(path: Path, content: bytes) -> None:
    """Write or replace a file, all of it or nothing; a link stays a link, rights stay as they are.

    Raises `ToolError` where it cannot be written; what was there then is as it was.
    """
    target = path.resolve()
    with _tool_errors(path):
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=_ASIDE, dir=target.parent) as aside:
            whole = Path(aside) / target.name
            whole.write_bytes(content)
            if target.exists():
                shutil.copymode(target, whole)
            whole.replace(target)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _earlier(folder: Path, kind: str) -> list[str]:
    """The papers of a kind that an earlier run recorded, one a line."""
    try:
        record = (folder / _RECORD.format(kind=kind)).read_text("utf-8")
    except (FileNotFoundError, UnicodeDecodeError):
        return []
    return [name for name in record.splitlines() if name.isprintable()]


def _make_escaped(path: Path) -> str:
    text = path.as_posix().replace("$", "$$")
    return "".join("\\" + char if char in " #:" else char for char in text)


def _as_target(escaped: str) -> str:
    """Left of the colon, a percent sign would make a pattern."""
    return escaped.replace("%", "\\%")


def _named(error: OSError, place: Path) -> object:
    """What could not be written, by a name that people know."""
    name = error.filename2 or error.filename
    return place if name is None or _ASIDE in str(name) else name


@contextmanager
def _tool_errors(place: Path) -> Iterator[None]:
    try:
        yield
    except PermissionError as error:
        raise ToolError(
            f"cannot write {_named(error, place)}: permission denied",
            "Close it if another program has it open, or write to another folder.",
        ) from error
    except OSError as error:
        reason = error.strerror or str(error)
        advice = "Make room there, or give" if error.errno in _FULL else "Give"
        raise ToolError(
            f"cannot write {_named(error, place)}: {reason.lower()}", f"{advice} another name or folder."
        ) from error
