"""Texts in the language of the papers."""

import re
from collections.abc import Iterator

from render.organisation import Text
from render.spec.draft import Draft
from render.spec.findings import Finding, shown
from render.spec.texts import texts

HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
HAN_LANGUAGES = ("zh", "ja")


def untranslated(draft: Draft) -> Iterator[Finding]:
    for path, text in texts(draft):
        for language in draft.languages:
            if not speaks(text, language):
                instead = shown(text.in_language(language))
                message = f"This text has no `{language}` version; the papers will show {instead}."
                yield Finding(path, message, f"Add it: {{{language}: …}}, beside the others.")


def speaks(text: Text, language: str) -> bool:
    """Whether papers in `language` can show `text` as it is: it has that version, or one that suits any language."""
    if text.given_in(language):
        return True
    plain = text.by_language.get("")
    return plain is not None and (language in HAN_LANGUAGES or plain.isascii() or not HAN.search(plain))
