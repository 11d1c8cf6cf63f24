"""Texts in the language of the papers."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from render.han import has_han
from render.organisation import Language, Text
from render.spec.draft import Draft
from render.spec.findings import Finding, shown
from render.spec.texts import texts

HAN_LANGUAGES = ("zh", "ja")
_SAMPLE = 2000
"""So many texts tell in which language a spec is written."""


def untranslated(draft: Draft) -> Iterator[Finding]:
    if all(speaks(text, language) for text in draft.texts for language in draft.languages):
        return
    spoken = [language for language in draft.languages if any(speaks(text, language) for text in draft.texts)]
    for language in draft.languages:
        if language not in spoken:
            message = f"No text is given in `{language}`; the papers will show other languages under its headings."
            yield Finding(("organization", "name"), message, f"Add it where readers need it: {{{language}: …}}.")
    for path, text in texts(draft.spec):
        for language in spoken:
            if not speaks(text, language):
                instead = shown(text.in_language(language))
                message = f"This text has no `{language}` version; the papers will show {instead}."
                yield Finding(path, message, f"Add it: {{{language}: …}}, beside the others.")


def prevailing(draft: Draft, languages: Sequence[Language]) -> Language:
    """That of `languages` in which more than half of the first texts are given, Chinese before others; else most.

    Of a text without a language, its letters tell. English where it is none of them.
    """
    given = [set(_languages(text)) for _, text in islice(texts(draft.spec), _SAMPLE)]
    count = Counter(chain.from_iterable(given))
    ordered = sorted(languages, key=lambda it: it != ("zh" if count["zh"] else "en"))
    most = max(ordered, key=lambda it: count[it])
    return next((language for language in ordered if 2 * count[language] > len(given)), most)


def _languages(text: Text) -> Iterator[Language]:
    for tag, words in text.by_language.items():
        yield tag.partition("-")[0] or ("zh" if has_han(words) else "en")


def speaks(text: Text, language: str) -> bool:
    """Whether papers in `language` can show `text` as it is: it has that version, or one that suits any language."""
    if isinstance(plain := text.given, str):
        return language in HAN_LANGUAGES or not has_han(plain)
    return bool(text.given_in(language))
