"""Where words of Chinese and Japanese end, which are written without spaces; small models of BudouX tell.

They learnt from ordinary text and now and then part a word that they have not met. So nothing ends beside a single
character, which is mostly part of a word, and would be a poor line anyway.
"""

import re
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from render.typesetting.line_breaking import opportunities

if TYPE_CHECKING:
    from budoux import Parser

_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff"
_KATAKANA = "\u30a1-\u30fa\u30fc"
_KANA = f"\u3041-\u3096{_KATAKANA}"
_RUN = re.compile(f"[{_HAN}{_KANA}]{{4,}}")
_JOINING = "与與和及或"
_WITHIN = re.compile(f"(?<=[{_HAN}{_KANA}])(?=[{_HAN}{_KANA}])")
_TO_OR_FROM_KATAKANA = re.compile(f"(?<=[{_KATAKANA}])(?=[{_HAN}])|(?<=[{_HAN}])(?=[{_KATAKANA}])")
# Each country simplified other characters: the set that has all of a text tells in what it is written.
_LANGUAGES = {"gb2312": "simplified_chinese", "big5": "traditional_chinese", "shift_jis": "japanese"}


@lru_cache(maxsize=4096)
def phrase_ends(text: str) -> Collection[int]:
    """The places within runs of Han and kana where one phrase ends and another begins."""
    return frozenset(run.start() + end for run in _RUN.finditer(text) for end in _ends(run[0]))


def word_places(text: str) -> list[int]:
    """Where a line may end (see `opportunities`) without parting a word of Han or kana."""
    ends = phrase_ends(text)
    return [place for place in opportunities(text) if place in ends or not _WITHIN.match(text, place)]


def _ends(run: str) -> list[int]:
    language = _language(run)
    found = {0, *accumulate(map(len, _joined(_parser(language).parse(run))))}
    if language == "japanese":
        found |= {border.start() for border in _TO_OR_FROM_KATAKANA.finditer(run)}
    ends = sorted(found)
    return [
        end for before, end, after in zip(ends, ends[1:], ends[2:], strict=False) if min(end - before, after - end) > 1
    ]


def _joined(phrases: Sequence[str]) -> list[str]:
    """The phrases, single characters side by side as one: they are mostly a word. But 与 goes with what it follows."""
    joined: list[str] = []
    for kind, group in groupby(phrases, key=_kind):
        words = list(group)
        if kind == "joining" and joined:
            joined[-1] += "".join(words)
        else:
            joined += words if kind == "word" else ["".join(words)]
    return joined


def _kind(phrase: str) -> str:
    return "word" if len(phrase) > 1 else "joining" if phrase in _JOINING else "single"


def _language(run: str) -> str:
    if re.search(f"[{_KANA}]", run):
        return "japanese"
    return next((language for codec, language in _LANGUAGES.items() if _has_all(codec, run)), "simplified_chinese")


def _has_all(codec: str, text: str) -> bool:
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


@cache
def _parser(language: str) -> "Parser":
    import budoux  # few texts need it

    parser: Parser = getattr(budoux, f"load_default_{language}_parser")()
    return parser
