"""One cell of responsibilities, as people type them, to a list of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from operator import getitem

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_HAN_DIGITS = "一二三四五六七八九"
_HAN_NUMBERS = {
    **{digit: number for number, digit in enumerate(_HAN_DIGITS, start=1)},
    **{"十" + digit: number for number, digit in enumerate(_HAN_DIGITS, start=11)},
    "十": 10,
    "二十": 20,
}
# What is a string here is compiled by the first cell that needs it: most do not.
_HAN_NUMBER = rf"[{_HAN_DIGITS}]?十?[{_HAN_DIGITS}]|二?十"
_MARKER = (
    # A number is no marker within another number (2.5, 1.2.3, 2024.1.1) or version (V2.0), nor in 第2、3季度.
    r"(?m)(?<![\d.第])(?P<dotted>\d{1,2})(?:[.．、](?!\d)(?:-(?!\d))?|°?[)）](?![\d、，,]))[ \t\u3000]*"
    r"|(?<![\d.第])(?P<dashed>\d{1,2})[-–][ \t\u3000]+"
    r"|[(（](?P<bracketed>\d{1,2})[)）][ \t\u3000]*"
    rf"|(?P<circled>[{_CIRCLED}])[ \t\u3000]*"
    rf"|(?P<han>{_HAN_NUMBER})、[ \t\u3000]*"
    rf"|[(（](?P<han_bracketed>{_HAN_NUMBER})[)）][ \t\u3000]*"
    r"|^[ \t\u3000]*(?P<bare>\d{1,2})[ \t\u3000]+(?=[^\W\d])"
    r"|(?<![^\s;；。])(?P<letter>[a-z])[.)、][ \t\u3000]*(?=\w)"
)
_BEFORE_FIGURE = r"\s*(?P<number>1)[.．、](?=\d)"
# This looks for the digit first, which is faster.
_PLAIN = r"(\d(?<![\d.第]\d)\d?)[.．、](?!\d)(?:-(?!\d))?[ \t\u3000]*"
_OF_MORE = (")", "）", "①", "一、", " /")
_PLAIN_NUMBERS = tuple(str(number) for number in range(1, 100))
_BULLET = r"(?m)^[ \t\u3000]*(?:[•·・●○■□◆◇▪▫‣➢➤✓✔*]|[-–—](?=[\s\u3000\u3400-\u9fff]))[ \t\u3000]*"
_SEPARATOR = r"\s*[;；]\s*|\s+/\s+"
_ENDS = " \t\u3000\n;；"
_LEAD_IN = (
    r"(?i)^[\w \u3000（）()]*(?:职责|职能|工作|内容|任务|如下|包括|responsib\w*|duties|tasks)[\w \u3000（）()]*[:：]?$"
)
_SENTENCE_END = tuple("。；;.!！")


def split_duties(text: str) -> Sequence[str]:
    """The responsibilities in `text`, without their numbers: `1.` `1、` `（1）` `①` `一、`, bullets, `;`, ` / `, lines.

    A number counts as a marker only in sequence, so that decimals, dates and versions stay what they are.
    """
    if not text:
        return ()
    text = text.strip()
    marks = _sequence(text)
    if len(marks) > 1 or (marks and not text[: marks[0][0]].strip()):
        return [item for item in _between(text, marks) if item]
    lines = _lines(re.sub(_BULLET, "", text))
    if len(lines) == 1:
        lines = re.split(_SEPARATOR, lines[0])
    return [item for line in lines if (item := line.strip(_ENDS))]


class Split(dict[str, Sequence[str]]):
    """What `split_duties` makes of cells, each once."""

    def __missing__(self, text: str) -> Sequence[str]:
        self[text] = split_duties(text)
        return self[text]

    def learn(self, texts: Iterable[str]) -> None:
        """Splits those whose items are numbered, all in one line or one in each; a longer way finds the same."""
        numbered = list(map(_Numbered, _PLAIN_NUMBERS))
        for text in set(texts):
            lines = text.split("\n")
            if len(lines) > 1:
                items = tuple(map(getitem, numbered, lines))
                in_order = len(items) == len(lines)
            else:
                numbers, items = _items(text)
                in_order = numbers == _PLAIN_NUMBERS[: len(numbers)]
            if in_order and all(items):
                self[text] = items


class _Numbered(dict[str, str]):
    """What follows the number of lines, each looked at once; blank of those that have not this one number."""

    def __init__(self, number: str) -> None:
        self._numbers = (number,)

    def __missing__(self, line: str) -> str:
        numbers, items = _items(line)
        self[line] = items[0] if numbers == self._numbers else ""
        return self[line]


def _items(line: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The numbers in a line, and what follows each; others, and a list within the list, have one that is in no list."""
    before, *pieces = re.split(_PLAIN, line)
    if before.strip() or any(map(line.__contains__, _OF_MORE)):
        return ("",), ("",)
    return tuple(pieces[::2]), tuple(piece.strip(_ENDS) for piece in pieces[1::2])


def _trimmed(item: str) -> str:
    item = item.strip(_ENDS)
    return item[:-2].rstrip(_ENDS) if item.endswith(" /") else item


def _sequence(text: str) -> list[tuple[int, int]]:
    """Where the markers n, n + 1, n + 2 … of one kind begin and end, those of the kind that comes first."""
    marks = _from(text, 0, "", 0)
    if not marks and (first := re.match(_BEFORE_FIGURE, text)):  # `1.5S管理2.安全`, but not `1.5倍`
        more = _from(text, first.end(), "dotted", 1)
        return [(first.start("number"), first.end()), *more] if more else []
    return marks


def _from(text: str, position: int, kind: str, last: int) -> list[tuple[int, int]]:
    marks: list[tuple[int, int]] = []
    for match in re.compile(_MARKER).finditer(text, position):
        found = match.lastgroup or ""
        number = _value(match[found])
        if kind:
            goes_on = found == kind and number == last + 1
        else:
            goes_on = _begins(text[: match.start()].rstrip(" \t\u3000"), found, number)
        if goes_on:
            kind, last = found, number
            marks.append((match.start(), match.end()))
    return marks


def _begins(before: str, kind: str, number: int) -> bool:
    """A list begins where the text does, with any number; else with 1, where a line does or a sentence has ended."""
    if not before:
        return (number > 0 and kind != "letter") or number == 1
    return number == 1 and before[-1] in "\n:：。；;"


def _value(written: str) -> int:
    if written.isdecimal():
        return int(written)
    if written.isascii():
        return ord(written) - ord("a") + 1
    return _CIRCLED.find(written) + 1 or _HAN_NUMBERS.get(written, 0)


def _between(text: str, marks: list[tuple[int, int]]) -> Iterator[str]:
    before = text[: marks[0][0]].strip().split("\n")
    if re.match(_LEAD_IN, before[-1].strip()):
        before.pop()
    if heading := "\n".join(before).strip(_ENDS):
        yield heading
    ends = [start for start, _ in marks[1:]] + [len(text)]
    for (_, start), end in zip(marks, ends, strict=True):
        yield from _parts(_trimmed(text[start:end]))


def _parts(item: str) -> Iterator[str]:
    """An item that holds a list of its own becomes one per inner item, each under the outer one's heading."""
    marks = _sequence(item) if len(item) > 8 else []
    if len(marks) < 2:
        yield _joined(item)
        return
    heading = _joined(item[: marks[0][0]].strip(" \t\u3000\n:：；;"))
    ends = [start for start, _ in marks[1:]] + [len(item)]
    for (_, start), end in zip(marks, ends, strict=True):
        inner = _joined(item[start:end].strip(_ENDS))
        yield f"{heading}：{inner}" if heading else inner


def _lines(text: str) -> list[str]:
    """The lines; where most end like sentences, one that does not goes on in the next."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    ended = sum(line.endswith(_SENTENCE_END) for line in lines)
    if len(lines) < 2 or ended * 2 < len(lines):
        return lines
    joined: list[list[str]] = [[]]
    for line in lines:
        joined[-1].append(line)
        if line.endswith(_SENTENCE_END):
            joined.append([])
    return [_joined("\n".join(pieces)) for pieces in joined if pieces]


def _joined(text: str) -> str:
    """`text` on one line; between Han characters a line break is nothing, elsewhere it is a space."""
    if "\n" not in text:
        return text
    return re.sub(r"(?<=[^\x00-\u02ff])\s*\n\s*|\s*\n\s*(?=[^\x00-\u02ff])", "", text).replace("\n", " ")
