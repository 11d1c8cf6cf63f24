"""An organisation as linked data: JSON-LD in the words of W3C's Organization Ontology.

The context stands in the file, so that nobody has to fetch anything to read it. What the ontology has no word
for, such as dotted lines and processes, is left out.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from render.organisation import Id, Membership, Organisation, Person, Post, Responsibility, Text, Unit

_CONTEXT: dict[str, Any] = {
    "@version": 1.1,
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    **{
        f"org:{term}": {"@type": "@id"}
        for term in (
            *("classification", "headOf", "holds", "member", "organization", "postIn", "reportsTo", "role", "unitOf"),
        )
    },
    "dcterms:relation": {"@type": "@id"},
}

_HEAD = "org:Head"
_ACTING = "urn:rolebook:role:acting"

Node = dict[str, Any]


def jsonld(organisation: Organisation) -> bytes:
    """The file: every organisation, unit, post, person and membership is a node with an IRI of its own.

    IRIs are `urn:rolebook:ORGANISATION:KIND:ID`. Texts are literals with their language.
    """
    document = {"@context": _CONTEXT, "@graph": list(_Graph(organisation).nodes())}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


class _Graph:
    def __init__(self, organisation: Organisation) -> None:
        self._organisation = organisation
        self._whole = f"urn:rolebook:{quote(organisation.id, safe='')}"

    def nodes(self) -> Iterator[Node]:
        organisation = self._organisation
        yield {"@id": self._whole, "@type": "org:Organization", **_label(organisation.name)}
        yield from map(self._unit, organisation.units)
        yield from map(self._post, organisation.posts)
        yield from map(self._person, organisation.people)
        yield from map(self._membership, organisation.memberships)
        if any(membership.acting for membership in organisation.memberships):
            yield {"@id": _ACTING, "@type": "org:Role", **_label(Text({"en": "acting", "zh": "代理"}))}

    def _unit(self, unit: Unit) -> Node:
        node = {
            "@id": self._seat(unit.id),
            "@type": "org:OrganizationalUnit",
            **_label(unit.name),
            "org:classification": f"urn:rolebook:unit-type:{unit.type}",
            "org:unitOf": self._seat(unit.parent),
            # The post at its head reports for a unit that has one.
            "org:reportsTo": None if unit.head else self._seat(self._organisation.seat_above(unit)),
            "org:purpose": _literals(unit.purpose),
            "schema:responsibilities": _duties(unit.responsibilities),
        }
        return _told(node)

    def _post(self, post: Post) -> Node:
        organisation = self._organisation
        is_head = post.id == organisation.head or post.id in organisation.headed_by
        is_top = post.superior is None and post.id == organisation.head
        node = {
            "@id": self._seat(post.id),
            "@type": "org:Post",
            **_label(post.title),
            "skos:notation": post.code,
            "org:postIn": self._seat(post.unit),
            "org:reportsTo": None if is_top else self._seat(post.superior),
            "org:role": _HEAD if is_head else None,
            "dcterms:description": _literals(post.purpose),
            "schema:responsibilities": _duties(post.responsibilities),
        }
        return _told(node)

    def _person(self, person: Person) -> Node:
        held = self._organisation.held_by.get(person.id, ())
        posts = [membership.post for membership in held if not membership.acting]
        node = {
            "@id": self._iri("person", person.id),
            "@type": "foaf:Person",
            "foaf:name": _literals(person.name),
            "org:holds": [self._seat(post) for post in posts],
            "org:headOf": [place for post in posts for place in self._headed(post)],
        }
        return _told(node)

    def _headed(self, post: Id) -> Iterator[str]:
        if post == self._organisation.head:
            yield self._whole
        yield from (self._seat(unit.id) for unit in self._organisation.headed_by.get(post, ()))

    def _membership(self, membership: Membership) -> Node:
        post = self._organisation.post_by_id[membership.post]
        node = {
            "@id": self._iri("membership", membership.person, membership.post),
            "@type": "org:Membership",
            "org:member": self._iri("person", membership.person),
            "org:organization": self._seat(post.unit),
            "dcterms:relation": self._seat(post.id),
            "org:role": _ACTING if membership.acting else None,
        }
        return _told(node)

    def _seat(self, seat: Id | None) -> str:
        """The IRI of a post, a unit or, for `None`, of the organisation."""
        if seat is None:
            return self._whole
        return self._iri("post" if seat in self._organisation.post_by_id else "unit", seat)

    def _iri(self, kind: str, *ids: Id) -> str:
        return ":".join((self._whole, kind, *(quote(id, safe="") for id in ids)))


def _label(name: Text) -> Node:
    return {"skos:prefLabel": _literals(name)}


def _duties(duties: Iterable[Responsibility]) -> list[Node]:
    return [literal for duty in duties for literal in _literals(duty.text)]


def _literals(text: Text | None) -> list[Node]:
    """The words as values, in each language that there is."""
    by_language = text.by_language if text else {}
    return [
        {"@value": words, "@language": language} if language else {"@value": words}
        for language, words in by_language.items()
    ]


def _told(node: Node) -> Node:
    """`node` without what is not known."""
    return {key: value for key, value in node.items() if value}
