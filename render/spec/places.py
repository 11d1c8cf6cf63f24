"""Where the parts of an organisation stand in its spec, for whoever looks at it later."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from render.diagnostics import Span
from render.organisation import ControlBlock, Membership, Organisation, Person, Post, Process, Unit
from render.spec.document import Document
from render.spec.draft import Draft
from render.spec.findings import Path

Entity = Organisation | ControlBlock | Unit | Post | Person | Membership | Process
"""What has a place of its own in a spec."""


class Places:
    """Looks up places by part and key. Costs nothing until it is asked."""

    def __init__(self, document: Document, draft: Draft) -> None:
        self._document = document
        self._draft = draft

    def span(self, part: Entity, *keys: str | int) -> Span:
        """The place of what stands under `keys` of a part, such as `post, "responsibilities", 2, "text", "zh"`.

        Keys that were not typed are passed over: a text may stand without its language, a responsibility
        without its key `text`. Without keys, the place where the part begins.
        """
        path = self._document.typed((*self._paths[_name(part)], *keys))
        return self._document.span(path, of_key=len(path) == 1)

    @property
    def texts(self) -> Mapping[str, str]:
        """The texts that were read, by the name of the file."""
        return {source.name: source.text for source in self._document.sources}

    @cached_property
    def _paths(self) -> Mapping[tuple[str, ...], Path]:
        return dict(self._named_paths())

    def _named_paths(self) -> Iterator[tuple[tuple[str, ...], Path]]:
        yield ("Organisation",), ("organization",)
        yield ("ControlBlock",), ("document",)
        for unit in self._draft.units:
            yield ("Unit", unit.part.id), unit.path
        for post in self._draft.posts:
            yield ("Post", post.part.id), post.path
        for person in self._draft.people:
            yield ("Person", person.part.id), person.path
        for process in self._draft.processes:
            yield ("Process", process.part.id), process.path
        for membership in self._draft.memberships:
            yield ("Membership", membership.part.person, membership.part.post), membership.path


def _name(part: Entity) -> tuple[str, ...]:
    match part:
        case Organisation() | ControlBlock():
            return (type(part).__name__,)
        case Membership():
            return ("Membership", part.person, part.post)
        case _:
            return (type(part).__name__, part.id)
