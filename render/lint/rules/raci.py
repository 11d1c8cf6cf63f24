"""Who answers for an activity, and who does it."""

from collections.abc import Iterator

from render.lint.subject import Finding, Keys, Subject, some
from render.organisation import Activity, Id, Part, Process
from render.spec.findings import shown


def one_accountable(subject: Subject) -> Iterator[Finding]:
    for process, keys, activity in _activities(subject):
        accountable = _with(activity, Part.ACCOUNTABLE)
        if len(accountable) > 1:
            message = f"{some([f'`{seat}`' for seat in accountable])} are all accountable for this activity."
            yield Finding(process, message, "Leave the A with one of them; the others may be R, C or I.", keys)
        elif not accountable:
            message = f"Nobody is accountable for {shown(activity.name.in_language(subject.language))}."
            yield Finding(process, message, "Give an A to the post or unit that answers for it.", keys)


def somebody_responsible(subject: Subject) -> Iterator[Finding]:
    for process, keys, activity in _activities(subject):
        accountable = _with(activity, Part.ACCOUNTABLE)
        if accountable and not _with(activity, Part.RESPONSIBLE):
            message = f"`{accountable[0]}` is accountable for this activity, but nobody is there to do it."
            yield Finding(process, message, "Give an R to who does the work; A and R may be in one hand (AR).", keys)


def _activities(subject: Subject) -> Iterator[tuple[Process, Keys, Activity]]:
    for process in subject.organisation.processes:
        for number, activity in enumerate(process.activities):
            yield process, ("activities", number), activity


def _with(activity: Activity, part: Part) -> list[Id]:
    return [seat for seat, parts in activity.raci.items() if part in parts]
