"""What sources, specs and papers alike speak of: types of units, levels of readers, and what no id may be."""

from enum import IntEnum, StrEnum

_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"))
)


class UnitType(StrEnum):
    COMPANY = "company"
    CENTER = "center"
    DEPARTMENT = "department"
    GROUP = "group"
    COMMITTEE = "committee"
    VIRTUAL = "virtual"


class Visibility(IntEnum):
    """Who may know of something, or whom a paper is for: each sees its own and all that comes before it."""

    PUBLIC = 0
    INTERNAL = 1
    RESTRICTED = 2


def is_device(id: str) -> bool:
    """Whether Windows keeps a name for a device, with any ending: ids become names of files."""
    return id.partition(".")[0].casefold() in _DEVICES
