"""Processes and their activities."""

from collections.abc import Iterator

from render.schemes import LETTERS, Scheme
from render.spec.draft import Draft, given
from render.spec.findings import Finding, Unreadable, listed, shown


def empty_processes(draft: Draft) -> Iterator[Finding]:
    for placed in draft.processes:
        process = placed.part
        if not process.activities and not isinstance(process.id, Unreadable):
            message = f"The process {shown(process.id)} has no activities."
            yield Finding((*placed.path, "activities"), message, "Add them under `activities`, or remove the process.")


def letters_of_other_schemes(draft: Draft) -> Iterator[Finding]:
    for placed in draft.processes:
        scheme = placed.part.scheme or Scheme.RACI
        known = LETTERS[scheme].parts
        for number, activity in given(placed.part.activities):
            for seat, parts in (activity.raci or {}).items():
                if other := [part for part in parts if part not in known]:
                    fitting = [str(each) for each, letters in LETTERS.items() if {*parts} <= {*letters.parts}]
                    hint = (
                        f"Use {listed(known)}, or say `scheme: {fitting[0]}` for the process."
                        if fitting
                        else (f"Use {listed(known)}.")
                    )
                    message = f"The scheme `{scheme}` has no letter {shown(other[0])}."
                    yield Finding((*placed.path, "activities", number, "raci", seat), message, hint)
