"""The document control block against its own history."""

from collections.abc import Iterator

from render.lint.subject import Finding, Subject
from render.spec.findings import shown


def stale(subject: Subject) -> Iterator[Finding]:
    """The last revision is the one of the latest day, and of those the one that stands last."""
    control = subject.organisation.control
    if not control.revisions:
        return
    last = max(enumerate(control.revisions), key=lambda item: (item[1].date, item[0]))[1]
    if control.version and control.version != last.version:
        message = f"The version is {shown(control.version)}, but the last revision is {shown(last.version)}."
        yield Finding(control, message, "Correct the version, or add the revision.", ("version",))
    if control.effective_date and control.effective_date < last.date:
        message = f"The effective date {control.effective_date} is before the last revision, of {last.date}."
        yield Finding(control, message, "Give the day from which that revision is in force.", ("effective_date",))
