"""People and the posts they hold, day by day."""

import datetime
from collections import defaultdict
from collections.abc import Iterator

from render.organisation import Id
from render.spec import schema
from render.spec.draft import Draft, Placed
from render.spec.findings import Finding, Path, shown

SLACK = 1e-6
"""Shares of full time are decimal fractions; their sum may be off by this."""

Share = tuple[datetime.date | None, datetime.date | None, float]
"""A share of full time, and the days from and to which it holds."""


def duplicate_memberships(draft: Draft) -> Iterator[Finding]:
    held: dict[tuple[Id, Id], list[Placed[schema.Membership]]] = {}
    for placed in draft.memberships:
        held.setdefault((placed.part.person, placed.part.post), []).append(placed)
    for (person, post), memberships in held.items():
        memberships.sort(key=lambda placed: placed.part.starts or datetime.date.min)
        longest = memberships[0]
        for placed in memberships[1:]:
            if (placed.part.starts or datetime.date.min) <= _end(longest):
                first, second = sorted((longest, placed), key=lambda one: one.path)
                message = f"{shown(person)} holds the post {shown(post)} already"
                hint = "Keep one of the two memberships, or let one end before the other begins."
                yield Finding(second.path, message, hint, first=first.path)
            if _end(placed) > _end(longest):
                longest = placed


def overfilled(draft: Draft) -> Iterator[Finding]:
    holders: dict[Id, list[Share]] = defaultdict(list)
    for placed in draft.memberships:
        if not placed.part.acting:
            holders[placed.part.post].append((placed.part.starts, placed.part.ends, placed.part.fte or 1))
    for id, shares in holders.items():
        post = draft.post_by_id.get(id)
        headcount = post.part.headcount if post else None
        if post and headcount is not None and (most := _most(shares)) > headcount + SLACK:
            message = f"The post {shown(id)} has a headcount of {headcount}, and holders for {most:g}."
            hint = "Raise the headcount, or correct the memberships; `acting: true` is not counted."
            yield Finding((*post.path, "headcount"), message, hint)


def overbooked(draft: Draft) -> Iterator[Finding]:
    """Acting for somebody counts only where its share of time is given."""
    shares: dict[Id, list[Share]] = defaultdict(list)
    last: dict[Id, Path] = {}
    for placed in draft.memberships:
        default = 0 if placed.part.acting else 1
        share = default if placed.part.fte is None else placed.part.fte
        shares[placed.part.person].append((placed.part.starts, placed.part.ends, share))
        last[placed.part.person] = placed.path
    for person, held in shares.items():
        if person in draft.person_by_id and (most := _most(held)) > 1 + SLACK:
            message = f"The shares of full time of {shown(person)} add up to {most:g}."
            yield Finding(
                last[person], message, "Give each post its share, such as `fte: 0.5`; one without counts as full time."
            )


def _end(placed: Placed[schema.Membership]) -> datetime.date:
    return placed.part.ends or datetime.date.max


def _most(shares: list[Share]) -> float:
    """The greatest sum of shares on any day."""
    changes: list[tuple[datetime.date, int, float]] = []
    for start, end, share in shares:
        changes.append((start or datetime.date.min, 0, share))
        changes.append((end or datetime.date.max, 1, -share))  # the last day still counts
    total = most = 0.0
    for _, _, change in sorted(changes):
        total += change
        most = max(most, total)
    return most
