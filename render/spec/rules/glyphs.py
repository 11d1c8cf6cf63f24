"""Characters that the fonts of the papers lack."""

from collections.abc import Iterator, Mapping

from render.spec.draft import Draft, given
from render.spec.findings import Finding, Path
from render.spec.texts import texts

_MOST_NAMED = 5
_HINT = "Write it in letters of another script, name a font that has it in the theme (docs/looks.md), or leave it out."


def missing_glyphs(draft: Draft) -> Iterator[Finding]:
    shown = {text.in_language(language) for text in draft.texts for language in draft.languages}
    shown |= {words for _, words in _texts_without_language(draft)}
    # What nobody can see is told of where characters are read.
    missing = set(filter(str.isprintable, draft.undrawable(set().union(*shown))))
    if missing:
        for path, words in _places(draft):
            if not missing.isdisjoint(words):
                lacked = [char for char in dict.fromkeys(words) if char in missing]
                yield Finding(path, _message(lacked), _HINT)


def _places(draft: Draft) -> Iterator[tuple[Path, str]]:
    """All that papers show, with its path."""
    for path, text in texts(draft.spec):
        for words in dict.fromkeys(map(text.in_language, draft.languages)):
            yield (*path, _tag(text.by_language, words)), words
    yield from (((*path, ""), words) for path, words in _texts_without_language(draft))


def _texts_without_language(draft: Draft) -> Iterator[tuple[Path, str]]:
    found: list[tuple[Path, str | None]] = []
    if control := draft.spec.document:
        found += [(("document", "number"), control.number), (("document", "version"), control.version)]
        for number, revision in given(control.revisions):
            found.append((("document", "revisions", number, "version"), revision.version))
    for post in draft.posts:
        found += [((*post.path, "code"), post.part.code), ((*post.path, "grade"), post.part.grade)]
    return ((path, words) for path, words in found if words)


def _tag(by_language: Mapping[str, str], words: str) -> str:
    return next(tag for tag, version in by_language.items() if version == words)


def _message(lacked: list[str]) -> str:
    named = ", ".join(f"{char} (U+{ord(char):04X})" for char in lacked[:_MOST_NAMED])
    more = f" and {len(lacked) - _MOST_NAMED} more" if len(lacked) > _MOST_NAMED else ""
    boxes = "an empty box in its place" if len(lacked) == 1 else "empty boxes in their place"
    return f"No font of the papers has {named}{more}; PDF and PNG will show {boxes}."
