"""The schemes by which a table says who has what part in an activity: their letters, and what these are for."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple


class Part(StrEnum):
    """What a post or unit does in an activity, by the letters of a table and in their usual order."""

    RESPONSIBLE = "R"
    ACCOUNTABLE = "A"
    SUPPORTIVE = "S"
    CONSULTED = "C"
    INFORMED = "I"
    APPROVING = "批"
    ENDORSING = "核"
    REVIEWING = "审"
    SUBMITTING = "报"
    FILING = "备"


class Scheme(StrEnum):
    """By which letters a process says who has what part in it."""

    RACI = "raci"
    RASCI = "rasci"
    APPROVAL = "approval"


class Letters(NamedTuple):
    """The letters of a scheme in their order; `answers` is who has the last word, `does` who does the work."""

    parts: tuple[Part, ...]
    answers: Part
    does: Part


LETTERS: Mapping[Scheme, Letters] = {
    Scheme.RACI: Letters(
        (Part.RESPONSIBLE, Part.ACCOUNTABLE, Part.CONSULTED, Part.INFORMED), Part.ACCOUNTABLE, Part.RESPONSIBLE
    ),
    Scheme.RASCI: Letters(
        (Part.RESPONSIBLE, Part.ACCOUNTABLE, Part.SUPPORTIVE, Part.CONSULTED, Part.INFORMED),
        Part.ACCOUNTABLE,
        Part.RESPONSIBLE,
    ),
    Scheme.APPROVAL: Letters(
        (Part.APPROVING, Part.ENDORSING, Part.REVIEWING, Part.SUBMITTING, Part.FILING), Part.APPROVING, Part.SUBMITTING
    ),
}
