"""Who answers for an activity, and who does it."""

from collections.abc import Iterator

from render.lint.subject import Finding, Keys, Subject, some
from render.organisation import Activity, Id, Process
from render.schemes import LETTERS, Part
from render.spec.findings import listed, shown

ALL_ANSWER = {
    Part.ACCOUNTABLE: "are {all} accountable for this activity",
    Part.APPROVING: "{all} approve in this activity",
}
NOBODY_ANSWERS = {
    Part.ACCOUNTABLE: (
        "Nobody is accountable for {activity}.",
        "Give an A to the post or unit that answers for it.",
    ),
    Part.APPROVING: (
        "Nobody approves in {activity}.",
        "Give the 批 to who decides; an activity is a whole matter, with all its steps from 报 to 批.",
    ),
}
NOBODY_DOES = {
    Part.RESPONSIBLE: (
        "`{seat}` is accountable for this activity, but nobody is there to do it.",
        "Give an R to who does the work; A and R may be in one hand (AR).",
    ),
    Part.SUBMITTING: (
        "`{seat}` approves in this activity, but nobody submits anything.",
        "Give the 报 to who prepares the matter and brings it forward.",
    ),
}


def one_accountable(subject: Subject) -> Iterator[Finding]:
    for process, keys, activity in _activities(subject):
        letters = LETTERS[process.scheme]
        accountable = _with(activity, letters.answers)
        if len(accountable) > 1:
            answer = ALL_ANSWER[letters.answers].format(all="both" if len(accountable) == 2 else "all")
            message = f"{some([f'`{seat}`' for seat in accountable])} {answer}."
            others = listed(part for part in letters.parts if part is not letters.answers)
            hint = f"Leave the {letters.answers} with one of them; the others may be {others}."
            yield Finding(process, message, hint, keys)
        elif not accountable:
            message, hint = NOBODY_ANSWERS[letters.answers]
            name = shown(activity.name.in_language(subject.language))
            yield Finding(process, message.format(activity=name), hint, keys)


def somebody_responsible(subject: Subject) -> Iterator[Finding]:
    for process, keys, activity in _activities(subject):
        letters = LETTERS[process.scheme]
        accountable = _with(activity, letters.answers)
        if accountable and not _with(activity, letters.does):
            message, hint = NOBODY_DOES[letters.does]
            yield Finding(process, message.format(seat=accountable[0]), hint, keys)


def _activities(subject: Subject) -> Iterator[tuple[Process, Keys, Activity]]:
    for process in subject.organisation.processes:
        for number, activity in enumerate(process.activities):
            yield process, ("activities", number), activity


def _with(activity: Activity, part: Part) -> list[Id]:
    return [seat for seat, parts in activity.raci.items() if part in parts]
