"""What is told of a post beyond its place and its duties, as lines of a spec."""

from collections.abc import Callable, Iterator, Mapping, Sequence

Details = Mapping[str, Sequence[str]]
"""By the entries of a form, what is written there."""

_GROUPS = (
    ("qualifications", ("education", "experience", "certificates", "skills", "languages")),
    ("relations", ("internal", "external")),
    ("conditions", ("place", "hours", "travel", "hazards")),
    ("career", ("career-from", "career-to")),
)


def detail_lines(details: Details, pad: str, scalar: Callable[[str], str]) -> Iterator[str]:
    """The lines, `pad` before each; `scalar` writes a text."""
    for key, form in (("authority", "{{matter: {}}}"), ("kpis", "{}")):
        if texts := details.get(key):
            yield f"{pad}{key}:"
            yield from (f"{pad}  - {form.format(scalar(text))}" for text in texts)
    for group, keys in _GROUPS:
        told = [(key.removeprefix(f"{group}-"), details[key]) for key in keys if details.get(key)]
        if told:
            yield f"{pad}{group}:"
        for key, texts in told:
            if group == "conditions":
                yield f"{pad}  {key}: {scalar(' '.join(texts))}"
            else:
                yield f"{pad}  {key}: [{', '.join(map(scalar, texts))}]"
