"""How much memory a large spec takes, as Python itself counts it."""

import gc
import tracemalloc

from render import spec

POSTS = 1_000


def spec_of(posts: int) -> bytes:
    lines = ["organization: {id: acme, name: Acme}", "posts:", "- {id: director, title: Director}"]
    for number in range(posts):
        lines += [f"- id: clerk-{number}", f"  title: Clerk {number}", "  reports_to: director", "  responsibilities:"]
        lines += [f"  - Keeps ledger {ledger} of desk {number}" for ledger in range(4)]
    return "\n".join(lines).encode()


def test_a_post_with_four_duties_of_its_own_takes_little() -> None:
    spec.understand("warm.yaml", spec_of(1), "en")
    data = spec_of(POSTS)
    gc.collect()
    tracemalloc.start()
    try:
        reading = spec.understand("acme.yaml", data, "en")
        organisation = reading.organisation
        _, peak = tracemalloc.get_traced_memory()
        del reading
        gc.collect()
        kept, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(organisation.posts) == POSTS + 1
    assert peak / POSTS < 4_000, "bytes while it is read; 3,300 on CPython 3.11"
    assert kept / POSTS < 2_000, "bytes of the organisation alone; 1,500 on CPython 3.11"


def test_what_is_typed_alike_is_kept_once() -> None:
    text = "posts:\n" + "".join(
        f"- {{id: p{number}, title: {{zh: 柜员, en: Teller}}, responsibilities: [Counts the cash]}}\n"
        for number in range(2)
    )
    one, other = spec.understand(
        "acme.yaml", f"organization: {{id: a, name: A, head: p0}}\n{text}".encode(), "en"
    ).organisation.posts
    assert one.title is other.title
    assert one.responsibilities[0] is other.responsibilities[0]
