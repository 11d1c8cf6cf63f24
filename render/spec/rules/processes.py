"""Processes and their activities."""

from collections.abc import Iterator

from render.spec.draft import Draft
from render.spec.findings import Finding, Unreadable, shown


def empty_processes(draft: Draft) -> Iterator[Finding]:
    for placed in draft.processes:
        process = placed.part
        if not process.activities and not isinstance(process.id, Unreadable):
            message = f"The process {shown(process.id)} has no activities."
            yield Finding((*placed.path, "activities"), message, "Add them under `activities`, or remove the process.")
