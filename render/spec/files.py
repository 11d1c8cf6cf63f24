"""The one place that reads a spec's files from the disk: the spec itself, and what it names inside its folder."""

import os
from fnmatch import fnmatchcase
from pathlib import Path, PureWindowsPath

from render.diagnostics import Diagnostic, Span, SpecError
from render.inputs import beginning, neighbour
from render.spec.findings import shown
from render.spec.reader import MAX_BYTES

MAX_FILES = 1000
"""So many files and patterns a spec may include, in all."""

WILDCARDS = frozenset("*?[")
Place = tuple[str, ...]
"""The steps from the spec's folder to a file or folder in it."""


class RefusedError(Exception):
    """An include that is not followed: the rule it breaks, why, and what to do."""

    def __init__(self, rule: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.rule, self.message, self.hint = rule, message, hint


class Files:
    """The files of one spec. `used` are those that were read, and the folders that were searched for names.

    `sources` are the texts among them, by their path from the spec's folder.
    """

    def __init__(self, spec: Path) -> None:
        self.used: list[Path] = []
        self.sources: dict[str, bytes] = {}
        self._folder = spec.parent
        self._left = MAX_BYTES
        self._count = 0
        self._listed: dict[Path, list[str]] = {}

    def path(self, place: Place) -> Path:
        return self._folder.joinpath(*place)

    def read(self, path: Path) -> bytes:
        """What is in a file. `SpecError` where all that was read is more than a spec may be, `ToolError` if none is."""
        data = self.beginning(path, self._left + 1)
        self._left -= len(data)
        if self._left < 0:
            message = f"With this file the spec is larger than {MAX_BYTES // 2**20} MB."
            hint = "Even 100,000 posts need less; is it the right file?"
            raise SpecError((Diagnostic(Span(str(path), 1, 1), "file-too-large", message, hint),))
        self.sources[path.relative_to(self._folder).as_posix()] = data
        return data

    def beginning(self, path: Path, size: int) -> bytes:
        """As much of a file as `size`. Raises `ToolError` where it cannot be read."""
        data = beginning(path, size)
        self.used.append(path)
        return data

    def named(self, name: str, folder: Path | None = None) -> Path:
        """The one file `name`, seen from the folder of the spec, or from another where a file of it was read."""
        place = folder.relative_to(self._folder).parts if folder else ()
        for step in _steps(name):
            if step == ".." and not place:
                raise _leads_out(name)
            place = place[:-1] if step == ".." else (*place, step)
        self._inside(place, name)
        path = self.path(place)
        if not os.path.isfile(path):  # noqa: PTH113  # never raises
            raise RefusedError("include-nothing", f"There is no file {shown(name)}.", neighbour(path))
        return path

    def matching(self, folder: Place, pattern: str) -> list[Place]:
        """The files that `pattern` names, seen from `folder`: sorted by name, folder by folder, and at least one."""
        self._counted()
        places = {self.real(folder): folder}
        for step in _steps(pattern):
            found = [place for above in places.values() for place in self._below(above, step, pattern)]
            places = {self._inside(place, pattern): place for place in found}
        files = [place for place in places.values() if os.path.isfile(self.path(place))]  # noqa: PTH113  # never raises
        if not files:
            raise RefusedError("include-nothing", f"There is no file {shown(pattern)}.", self._near(folder, pattern))
        for _ in files[1:]:
            self._counted()
        return files

    def real(self, place: Place) -> Path:
        """The file itself, whatever symbolic links lead to it."""
        try:
            return self.path(place).resolve()
        except (OSError, RuntimeError, ValueError):  # links in a circle, a name too long
            return Path(os.devnull)

    def _counted(self) -> None:
        self._count += 1
        if self._count > MAX_FILES:
            message = f"The spec includes more than {MAX_FILES} files with this."
            raise RefusedError("include-too-many", message, "Put several departments into one file.")

    def _below(self, folder: Place, step: str, pattern: str) -> list[Place]:
        if step == "..":
            if not folder:
                raise _leads_out(pattern)
            return [folder[:-1]]
        if WILDCARDS.isdisjoint(step):
            return [(*folder, step)]
        names = self._names(self.path(folder))
        return [(*folder, name) for name in names if fnmatchcase(name, step) and name[0] != "."]

    def _names(self, folder: Path) -> list[str]:
        if folder not in self._listed:
            try:
                self._listed[folder] = sorted(path.name for path in folder.iterdir())
                self.used.append(folder)
            except OSError:
                self._listed[folder] = []
        return self._listed[folder]

    def _inside(self, place: Place, pattern: str) -> Path:
        real = self.real(place)
        if not real.is_relative_to(self.real(())):
            raise _leads_out(pattern)
        return real

    def _near(self, folder: Place, pattern: str) -> str:
        """A hint at what else there is."""
        *folders, name = pattern.split("/")
        if WILDCARDS.isdisjoint(pattern) and ".." not in folders:
            path = self.path((*folder, *folders, name))
            return f"It is a folder: write `{pattern}/*.yaml`." if os.path.isdir(path) else neighbour(path)  # noqa: PTH112
        return "Patterns are read from the folder of this file: `departments/*.yaml`."


def _steps(pattern: str) -> list[str]:
    if "\\" in pattern:
        hint = f"Did you mean {shown(pattern.replace(chr(92), '/'))}?"
        raise RefusedError("include-form", 'Folders are parted by "/" here, on every machine.', hint)
    if pattern.startswith(("/", "~")) or PureWindowsPath(pattern).drive:
        hint = "Name it as it is seen from the folder of this file."
        raise RefusedError("include-outside", "A path in a spec is never absolute.", hint)
    steps = [step for step in pattern.split("/") if step not in ("", ".")]
    if any("**" in step for step in steps):
        raise RefusedError("include-form", "`**` is not read.", "Name each folder: `*.yaml`, `*/*.yaml`.")
    return steps


def _leads_out(pattern: str) -> RefusedError:
    message = f"{shown(pattern)} leads out of the folder of the spec."
    return RefusedError("include-outside", message, "Put a copy into that folder; links out of it are not followed.")
