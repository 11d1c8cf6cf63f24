"""Texts in the language of the papers."""

import re
from collections.abc import Iterator

from render.organisation import Text
from render.spec.draft import Draft, texts
from render.spec.findings import Finding, shown

HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
HAN_LANGUAGES = ("zh", "ja")


def untranslated(draft: Draft) -> Iterator[Finding]:
    language = draft.language
    for path, text in texts(draft):
        if not _speaks(text, language):
            message = (
                f"This text has no `{language}` version; the papers will show {shown(text.in_language(language))}."
            )
            yield Finding(path, message, f"Add it: {{{language}: …}}, beside the others.")


def _speaks(text: Text, language: str) -> bool:
    if text.given_in(language):
        return True
    plain = text.by_language.get("")
    return plain is not None and (language in HAN_LANGUAGES or plain.isascii() or not HAN.search(plain))
