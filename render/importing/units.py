"""The units that rows speak of: found by their paths, names and codes, or made."""

from render.importing.draft import Draft, Source, Unit, comparable
from render.importing.headers import Field
from render.importing.kinds import is_staff, unit_type
from render.importing.notes import Notes
from render.importing.rows import Rows

_Key = tuple[tuple[str, ...], str]


class Units:
    """Those of all tables together, in `draft`."""

    def __init__(self, draft: Draft, notes: Notes) -> None:
        self._draft = draft
        self._notes = notes
        self.as_spelled: dict[_Key, Unit] = {}
        self._by_path: dict[_Key, Unit] = {}
        self._named: dict[str, list[Unit]] = {}
        self._coded: dict[str, Unit] = {}

    def add(self, rows: Rows) -> None:
        """All that the rows name by their paths."""
        codes = rows.columns.get(Field.UNIT_CODE) or [""] * len(rows.numbers)
        first: dict[_Key, int] = {}
        for at, key in enumerate(zip(rows.paths, codes, strict=True)):
            first.setdefault(key, at)
        for (path, code), at in first.items():
            if path:
                self.named(path, code, rows.source(at))

    def at(self, path: tuple[str, ...], code: str, at: int, rows: Rows) -> Unit | None:
        """The unit at `path`, else the one that has the code; `None` where the row gives neither."""
        if path:
            return self.named(path, code, rows.source(at))
        if not code:
            return None
        return self._coded.get(comparable(code)) or self.named((code,), code, rows.source(at))

    def named(self, path: tuple[str, ...], code: str, source: Source) -> Unit:
        """The unit at `path`; a bare name is that of the only unit so named, wherever it is."""
        if found := self.as_spelled.get((path, code)):
            return found
        names = tuple(map(comparable, path))
        unit = self._by_path.get((names, code))
        if unit is None and len(path) == 1 and not code and len(named := self._named.get(names[0], [])) == 1:
            unit = named[0]
        if unit is None and len(path) == 1 and not code and (coded := self._coded.get(names[0])):
            unit = coded
        elif unit is None:
            parent = self.named(path[:-1], "", source) if len(path) > 1 else None
            unit = self._new(path[-1], parent, code, source)
            self._by_path[names, code] = unit
            if code:
                self._by_path.setdefault((names, ""), unit)
        elif unit.name != path[-1]:
            message = f'"{path[-1]}" was taken for "{unit.name}".'
            self._notes.add("spelling", message, *source)
        self.as_spelled[path, code] = unit
        return unit

    def _new(self, name: str, parent: Unit | None, code: str, source: Source) -> Unit:
        unit = Unit(name, source, parent, unit_type(name))
        unit.staff = is_staff(name)
        self._draft.units.append(unit)
        self._named.setdefault(comparable(name), []).append(unit)
        if code:
            unit.code = code
            self._coded.setdefault(comparable(code), unit)
        return unit
