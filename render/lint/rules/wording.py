"""Punctuation of Chinese texts, and names without a translation."""

import re
from collections import Counter
from collections.abc import Iterator

from render.lint.subject import Finding, Subject, names, texts
from render.spec.findings import shown
from render.spec.rules.language import speaks

_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_MARK = re.compile(f"(?<=[{_HAN}）》」』】”’])([,;:!?]) ?(?=[{_HAN}（《「『【“‘]|$)")
_PAIR = re.compile(rf"(?<=[{_HAN}])\(([{_HAN}](?:[^()]*[{_HAN}])?)\)")
_KANA = re.compile("[\u3040-\u30ff]")
_HALF_WIDTH = re.compile("[,;:!?()]")
_FULL_WIDTH = str.maketrans(",;:!?", "，；：！？")


def half_width_punctuation(subject: Subject) -> Iterator[Finding]:
    """Commas and the like between Han characters, and parentheses around them."""
    for entity, keys, text in texts(subject.organisation):
        for language, words in text.by_language.items():
            if language.partition("-")[0] not in ("", "zh") or not _HALF_WIDTH.search(words) or _KANA.search(words):
                continue
            if (right := full_width(words)) != words:
                message = "Half-width punctuation between Han characters."
                yield Finding(entity, message, f"Write {shown(right)}.", (*keys, language), right)


def full_width(words: str) -> str:
    """`words` with full-width punctuation between Han characters; the rest is left as it is."""
    before = ""
    while before != words:  # parentheses in parentheses, from the inside
        before, words = words, _PAIR.sub(r"（\1）", words)
    return _MARK.sub(lambda mark: mark[1].translate(_FULL_WIDTH), words)


def untranslated_names(subject: Subject) -> Iterator[Finding]:
    """Languages count that at least half of the names have; what suits every language needs no translation."""
    named = list(names(subject.organisation))
    counts = Counter(language for *_, text in named for language in text.by_language if language)
    for language, count in counts.items():
        lacking = [name for name in named if not speaks(name[2], language)]
        if 2 * count < count + len(lacking):
            continue
        for entity, keys, text in lacking:
            words = text.in_language(language)
            message = f"{shown(words)} has no `{language}` version; {count} other names have one."
            yield Finding(entity, message, f"Add it: {{{language}: …}}, beside the others.", keys)
