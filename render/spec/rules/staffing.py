"""People and the posts they hold."""

from collections import defaultdict
from collections.abc import Iterator

from render.spec.draft import Draft
from render.spec.findings import Finding, Path, shown

SLACK = 1e-6
"""Shares of full time are decimal fractions; their sum may be off by this."""


def duplicate_memberships(draft: Draft) -> Iterator[Finding]:
    first: dict[tuple[str, str], Path] = {}
    for placed in draft.memberships:
        held = (placed.part.person, placed.part.post)
        if held in first:
            message = f"{shown(held[0])} holds the post {shown(held[1])} already"
            yield Finding(placed.path, message, "Keep one of the two memberships.", first=first[held])
        first.setdefault(held, placed.path)


def overfilled(draft: Draft) -> Iterator[Finding]:
    holders: dict[str, float] = defaultdict(float)
    for placed in draft.memberships:
        if not placed.part.acting:
            holders[placed.part.post] += placed.part.fte or 1
    for id, post in draft.post_by_id.items():
        headcount = post.part.headcount
        if headcount is not None and holders[id] > headcount + SLACK:
            message = f"The post {shown(id)} has a headcount of {headcount}, and holders for {holders[id]:g}."
            hint = "Raise the headcount, or correct the memberships; `acting: true` is not counted."
            yield Finding((*post.path, "headcount"), message, hint)


def overbooked(draft: Draft) -> Iterator[Finding]:
    """Acting for somebody counts only where its share of time is given."""
    shares: dict[str, float] = defaultdict(float)
    last: dict[str, Path] = {}
    for placed in draft.memberships:
        default = 0 if placed.part.acting else 1
        shares[placed.part.person] += default if placed.part.fte is None else placed.part.fte
        last[placed.part.person] = placed.path
    for person, share in shares.items():
        if share > 1 + SLACK and person in draft.person_by_id:
            message = f"The shares of full time of {shown(person)} add up to {share:g}."
            yield Finding(last[person], message, "Give each membership its share, such as `fte: 0.5`.")
