"""From the file of a spec to one document: `include` names files that hold more of its lists.

    include: [departments/*.yaml]

Patterns are read from the folder of the file that says so, and stay in the folder of the spec. What is included
follows what is there, in the order of the patterns, names sorted. A file that is named twice is read once.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from render.diagnostics import Diagnostic, SpecError
from render.spec import reader, schema
from render.spec.document import Document, Mapping, Sequence
from render.spec.files import Files, Place, RefusedError
from render.spec.findings import Finding, Unreadable, listed

LISTS = ("include", "units", "posts", "people", "memberships", "processes", "relations", "glossary")
"""What an included file may hold."""


def read(files: Files, path: Path, after: Document | None = None) -> Document:
    """The document at `path`, with all that it includes; numbered through behind the one read before."""
    start, repeated = (after.sources[-1].end, after.repeated) if after else (0, 0)
    document = reader.read(str(path), files.read(path), start, repeated)
    return _Reading(files, document).all(path) if "include" in document.root else document


class _File(NamedTuple):
    place: Place
    real: Path
    document: Document


class _Reading:
    """Reads file after file; `last` is the latest one, from whose end the next is numbered.

    `includes` has what each file names, as far as it was read.
    """

    def __init__(self, files: Files, root: Document) -> None:
        self.files = files
        self.last = root
        self.problems: list[Diagnostic] = []
        self.includes: dict[Path, list[Path]] = {}

    def all(self, path: Path) -> Document:
        place = (path.name,)
        real = self.files.real(place)
        self.includes[real] = []
        waiting = [_File(place, real, self.last)]
        found: list[Document] = []
        while waiting:
            file = waiting.pop()
            found.append(file.document)
            waiting += [*self._included(file)][::-1]
        if self.problems:
            raise SpecError(tuple(sorted({*self.problems, *(each for one in found for each in one.problems)})))
        return _joined(found, self.last.repeated)

    def _included(self, file: _File) -> Iterator[_File]:
        patterns = file.document.root.get("include")
        if not isinstance(patterns, Sequence):
            return
        for number, pattern in enumerate(patterns):
            if isinstance(pattern, str) and not isinstance(pattern, Unreadable):
                try:
                    yield from self._matching(file, pattern)
                except RefusedError as refused:
                    finding = Finding(("include", number), refused.message, refused.hint, refused.rule)
                    self.problems.append(file.document.located(finding))

    def _matching(self, file: _File, pattern: str) -> Iterator[_File]:
        for place in self.files.matching(file.place[:-1], pattern):
            real = self.files.real(place)
            if self._leads(real, file.real):
                message = f"{self.files.path(place)} includes itself" + (
                    "." if real == file.real else f", by way of {self.files.path(file.place)}."
                )
                raise RefusedError("include-loop", message, "Name the files one by one, or move them to a folder.")
            self.includes[file.real].append(real)
            if real not in self.includes:
                self.includes[real] = []
                if document := self._read(place):
                    yield _File(place, real, document)

    def _leads(self, above: Path, below: Path) -> bool:
        """Whether `above` includes `below`, however far down, or is it."""
        seen, waiting = set(), [above]
        while waiting:
            path = waiting.pop()
            if path == below:
                return True
            if path not in seen:
                seen.add(path)
                waiting += self.includes.get(path, ())
        return False

    def _read(self, place: Place) -> Document | None:
        path = self.files.path(place)
        try:
            data = self.files.read(path)
            self.last = reader.read(str(path), data, self.last.sources[-1].end, self.last.repeated)
        except SpecError as error:
            self.problems += error.diagnostics
            return None
        return self.last


def _joined(documents: list[Document], repeated: int) -> Document:
    root = Mapping()
    lists: dict[str, list[Sequence]] = {}
    problems: list[Diagnostic] = [problem for document in documents for problem in document.problems]
    for document in documents:
        for key, value in document.root.items():
            if document is not documents[0] and (finding := _misplaced(key, value, documents[0])):
                problems.append(document.located(finding))
            elif isinstance(value, Sequence) and key in LISTS:
                lists.setdefault(key, []).append(value)
                root.at.setdefault(key, document.root.at[key])
            elif key not in root:
                root[key], root.at[key] = value, document.root.at[key]
    root.update((key, _concatenated(parts)) for key, parts in lists.items() if root.get(key) is None)
    sources = sorted((source for document in documents for source in document.sources), key=lambda it: it.start)
    return Document(tuple(sources), root, tuple(problems), {}, repeated)


def _misplaced(key: str, value: object, root: Document) -> Finding | None:
    if key in LISTS and value is not None and not isinstance(value, Sequence):
        hint = "Begin each item with `- `, on lines of their own."
        return Finding((key,), f"A list is needed under `{key}`.", hint, "wrong-type")
    if key not in LISTS and key in schema.Spec.fields():
        message = f"`{key}` is said once, in {root.sources[0].name}. An included file holds {listed(LISTS, 'and')}."
        return Finding((key,), message, "Move it there, or remove it.", "misplaced-key", of_key=True)
    return None


def _concatenated(parts: list[Sequence]) -> Sequence:
    whole = Sequence()
    for part in parts:
        whole.extend(part)
        whole.at.extend(part.at)
    return whole


def refused(document: Document) -> Document:
    """The same document for a text that is no file, where nothing can be included from."""
    if "include" not in document.root:
        return document
    message = "Other files can only be included by a file."
    finding = Finding(("include",), message, "Save this text as a file first.", "include-outside", of_key=True)
    return document._replace(problems=(*document.problems, document.located(finding)))
