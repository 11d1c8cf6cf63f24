"""Organisations that are YAML already: Backstage's `Group` and `User` entities, Kubernetes' `org.yaml`."""

from collections.abc import Iterator
from typing import Any

from render.importing.cleaning import one_line
from render.importing.coverage import Coverage
from render.importing.draft import Draft, Holder, Person, Post, Source, Unit, comparable
from render.importing.kinds import unit_type
from render.importing.notes import Notes, refusal
from render.importing.plain_yaml import Leaf, Mapping, read_yaml
from render.importing.tables import Table
from render.terms import UnitType

_BACKSTAGE_TYPES = {
    "organization": UnitType.COMPANY, "organisation": UnitType.COMPANY, "company": UnitType.COMPANY,
    "business-unit": UnitType.CENTER, "product-area": UnitType.CENTER, "division": UnitType.CENTER,
    "department": UnitType.DEPARTMENT, "sub-department": UnitType.DEPARTMENT, "tribe": UnitType.CENTER,
    "team": UnitType.GROUP, "squad": UnitType.GROUP, "group": UnitType.GROUP, "committee": UnitType.COMMITTEE,
}  # fmt: skip


def read_directory(file: str, text: str, notes: Notes, coverage: Coverage) -> Draft:
    """The draft of Backstage entities or of Kubernetes' teams. Raises `SpecError` for any other YAML."""
    documents, leaves = read_yaml(file, text)
    reader = _Directory(file, notes)
    entities = [entity for entity in _entities(documents) if str(entity.get("kind")).lower() in ("group", "user")]
    if entities:
        reader.backstage(entities)
    elif organisations := [
        document for document in documents if isinstance(document, dict) and _is_kubernetes(document)
    ]:
        for organisation in organisations:
            reader.kubernetes(organisation)
    else:
        is_spec = any(isinstance(document, dict) and "organization" in document for document in documents)
        message = "This is a Rolebook spec already." if is_spec else "This YAML describes neither groups nor teams."
        hint = "Backstage's `Group` and `User` entities and Kubernetes' `org.yaml` are read."
        raise refusal(file, "format", message, hint)
    _account(file, leaves, reader.used, coverage)
    return reader.draft


def _entities(documents: list[Any]) -> Iterator[Mapping]:
    for document in documents:
        items = document.get("items") if isinstance(document, dict) else document
        for entity in items if isinstance(items, list) else [document]:
            if isinstance(entity, dict):
                yield entity


def _is_kubernetes(document: Mapping) -> bool:
    return isinstance(document.get("orgs"), dict) or isinstance(document.get("teams"), dict)


def _account(file: str, leaves: list[Leaf], used: set[int], coverage: Coverage) -> None:
    table = Table(file, [[str(leaf)] for leaf in leaves], [leaf.line for leaf in leaves])
    coverage.begin(table)
    for number, leaf in enumerate(leaves):
        if id(leaf) not in used:
            coverage.skip_row(table, number, "the spec has no place for it")


class _Directory:
    """Fills a draft; `used` are the leaves of the YAML that went into it."""

    def __init__(self, file: str, notes: Notes) -> None:
        self.file = file
        self.notes = notes
        self.draft = Draft()
        self.used: set[int] = set()
        self._people: dict[str, Person] = {}
        self._posts: dict[tuple[Unit | None, str], Post] = {}
        self._held: set[tuple[Person, Post]] = set()

    def backstage(self, entities: list[Mapping]) -> None:
        groups: dict[str, Unit] = {}
        children: list[tuple[Unit, str]] = []
        for entity in entities:
            if self._text(entity, "kind").lower() == "group":
                self._text(entity, "apiVersion")
                children += self._group(entity, groups)
        for unit, child in children:
            if child in groups and not groups[child].refers_to:
                groups[child].refers_to = unit.code
        for entity in entities:
            if self._text(entity, "kind").lower() == "user":
                self._text(entity, "apiVersion")
                self._user(entity, groups)

    def _group(self, entity: Mapping, groups: dict[str, Unit]) -> Iterator[tuple[Unit, str]]:
        metadata, spec = _mapping(entity, "metadata"), _mapping(entity, "spec")
        code = self._text(metadata, "name")
        if not code:
            return
        name = self._text(_mapping(spec, "profile"), "displayName") or self._text(metadata, "title") or code
        kind = _BACKSTAGE_TYPES.get(self._text(spec, "type").lower())
        unit = self._unit(name, None, _line(metadata), kind)
        unit.code = code
        unit.purpose = self._text(metadata, "description")
        unit.refers_to = _bare(self._text(spec, "parent"))
        if comparable(code) in groups:
            self.notes.add("duplicate-id", f'The group "{code}" is described twice.', self.file, unit.source.row)
        groups.setdefault(comparable(code), unit)
        for member in self._texts(spec, "members"):
            self._seat(self._person(_bare(member)), unit, "Member")
        for child in self._texts(spec, "children"):
            yield unit, comparable(_bare(child))

    def _user(self, entity: Mapping, groups: dict[str, Unit]) -> None:
        metadata, spec = _mapping(entity, "metadata"), _mapping(entity, "spec")
        number = self._text(metadata, "name")
        if not number:
            return
        person = self._person(number)
        person.name = (
            self._text(_mapping(spec, "profile"), "displayName") or self._text(metadata, "title") or person.name
        )
        for reference in self._texts(spec, "memberOf"):
            unit = groups.get(comparable(_bare(reference)))
            if unit is None:
                message = f'"{number}" is a member of "{reference}", which is not described.'
                self.notes.add("missing-unit", message, self.file, _line(metadata))
                continue
            self._seat(person, unit, "Member")

    def kubernetes(self, document: Mapping) -> None:
        organisations = _mapping(document, "orgs") or {"": document}
        several = len(organisations) > 1
        waiting: list[tuple[Any, Unit | None]] = []
        for name, organisation in organisations.items():
            if not isinstance(organisation, dict):
                continue
            unit = self._unit(name, None, 1, UnitType.COMPANY) if several else None
            self.draft.name = self.draft.name or ("" if several else str(name))
            if unit:
                unit.purpose = self._text(organisation, "description")
            self._members(organisation, unit, "admins", "Admin")
            self._members(organisation, unit, "members", "Member")
            waiting += [(team, unit) for team in reversed(_teams(organisation))]
        self.draft.head = self._posts.get((None, "Admin")) or self._posts.get((None, "Member"))
        while waiting:
            (name, team), above = waiting.pop()
            unit = self._unit(name, above, _line(team), None)
            unit.purpose = self._text(team, "description")
            self._members(team, unit, "maintainers", "Maintainer")
            self._members(team, unit, "members", "Member")
            unit.head = self._posts.get((unit, "Maintainer"))
            unit.head_because = "its maintainers"
            waiting += [(below, unit) for below in reversed(_teams(team))]

    def _members(self, team: Mapping, unit: Unit | None, key: str, title: str) -> None:
        for name in self._texts(team, key):
            self._seat(self._person(name), unit, title)

    def _unit(self, name: str, parent: Unit | None, line: int, kind: UnitType | None) -> Unit:
        unit = Unit(one_line(str(name)) or "?", Source(self.file, line), parent, kind or unit_type(str(name)))
        if unit.type_guessed:
            unit.type = UnitType.GROUP
        self.draft.units.append(unit)
        return unit

    def _person(self, number: str) -> Person:
        key = comparable(number)
        if key not in self._people:
            self._people[key] = Person(number, number)
            self.draft.people.append(self._people[key])
        return self._people[key]

    def _seat(self, person: Person, unit: Unit | None, title: str) -> None:
        post = self._posts.get((unit, title))
        if post is None:
            post = self._posts[unit, title] = Post(title, unit, unit.source if unit else Source(self.file, 1))
            self.draft.posts.append(post)
        if (person, post) not in self._held:
            self._held.add((person, post))
            post.holders.append(Holder(person))

    def _text(self, mapping: Mapping, key: str) -> str:
        value = mapping.get(key)
        if not isinstance(value, str):
            return ""
        self.used.add(id(value))
        return one_line(value)

    def _texts(self, mapping: Mapping, key: str) -> list[str]:
        values = mapping.get(key)
        found = [value for value in values if isinstance(value, str)] if isinstance(values, list) else []
        self.used.update(map(id, found))
        return [text for text in map(one_line, found) if text]


def _mapping(mapping: Mapping, key: str) -> Mapping:
    value = mapping.get(key)
    return value if isinstance(value, dict) else {}


def _teams(team: Mapping) -> list[tuple[str, Mapping]]:
    """The teams within: a mapping by name, or a list of mappings with names, under `teams` or `children`."""
    found = []
    for key in ("teams", "children"):
        below = team.get(key)
        if isinstance(below, dict):
            found += [(name, value if isinstance(value, dict) else {}) for name, value in below.items()]
        elif isinstance(below, list):
            found += [(str(value.get("name", "?")), value) for value in below if isinstance(value, dict)]
    return found


def _bare(reference: str) -> str:
    """The name in a reference such as `group:default/infra`."""
    return reference.rpartition(":")[2].rpartition("/")[2]


def _line(mapping: Mapping) -> int:
    return next((value.line for value in mapping.values() if isinstance(value, Leaf)), 1)
