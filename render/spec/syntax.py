"""The parser's own errors in the words of somebody who only wants to write a spec."""

import re
from collections.abc import Callable
from typing import NamedTuple

import yaml

from render.spec.faults import Fault

RULE = "syntax"
KEY = r"\s*(?:- +)*[A-Za-z_]+"
FULL_WIDTH_COLON = re.compile(KEY + "(：)")
DASH_WITHOUT_SPACE = re.compile(r"\s*(-)[A-Za-z_]+:")
COLON_WITHOUT_SPACE = re.compile(KEY + r"(:)(?!//)[^\s:]")
QUOTE_IT = "Put the text in quotes"


class _Trouble(NamedTuple):
    """Where the parser gave up (`at`), what it was reading (from `since`), and its words for both."""

    text: str
    at: int
    since: int
    problem: str
    context: str

    @property
    def char(self) -> str:
        return self.text[self.at : self.at + 1]

    def line_start(self, offset: int) -> int:
        return self.text.rfind("\n", 0, offset) + 1

    def line(self, start: int) -> str:
        end = self.text.find("\n", start)
        return self.text[start : end if end >= 0 else None]

    @property
    def before(self) -> str:
        """What stands in the line before the place."""
        return self.text[self.line_start(self.at) : self.at]

    @property
    def suspects(self) -> list[int]:
        """The starts of the lines that may be to blame, the likeliest first."""
        here = self.line_start(self.at)
        above = here
        while above > 0 and (above == here or not self.line(above).split("#")[0].strip()):
            above = self.line_start(above - 1)
        return list(dict.fromkeys([self.line_start(self.since), above, here]))


def explain(text: str, error: yaml.MarkedYAMLError, opened: int) -> Fault:
    """What `error` means for the person who typed `text`, and where; the innermost container began at `opened`."""
    at = error.problem_mark.index if error.problem_mark else 0
    since = error.context_mark.index if error.context_mark else at
    if error.context == "while parsing a flow node" and text[opened : opened + 1] in ("[", "{"):
        since = opened
    trouble = _Trouble(text, at, since, error.problem or "", error.context or "")
    for clue in CLUES:
        if fault := clue(trouble):
            return fault
    words = " ".join(filter(None, (trouble.context, trouble.problem)))
    return Fault(trouble.at, RULE, f"This is not YAML: {words}.", "Compare it with the lines around it.")


def _tab(trouble: _Trouble) -> Fault | None:
    line_start = trouble.line_start(trouble.at)
    line = trouble.line(line_start)
    tab = line.find("\t", 0, len(line) - len(line.lstrip()))
    if trouble.char == "\t":
        tab = trouble.at - line_start
    if tab < 0:
        return None
    return Fault(line_start + tab, RULE, "A tab stands here where only spaces may.", "Indent with spaces, two a level.")


def _separators(trouble: _Trouble) -> Fault | None:
    for start in trouble.suspects:
        line = trouble.line(start)
        if match := FULL_WIDTH_COLON.match(line):
            message = 'A full-width colon "：" follows this key.'
            return Fault(start + match.start(1), RULE, message, 'Did you mean ": ", a plain colon and a space?')
        if match := COLON_WITHOUT_SPACE.match(line):
            message = "A space is missing after this colon."
            return Fault(start + match.start(1), RULE, message, "Write `key: value`.")
        if match := DASH_WITHOUT_SPACE.match(line):
            message = "A space is missing after this `-`."
            return Fault(start + match.start(1), RULE, message, "Write `- key: value`.")
    return None


def _first_character(trouble: _Trouble) -> Fault | None:
    needs_quotes = (
        ("cannot start any token" in trouble.problem)
        or ("scanning an a" in trouble.context)  # an anchor, an alias
        or ("tag" in trouble.context + trouble.problem)
        or ("directive" in trouble.context + trouble.problem)
    )
    if not needs_quotes:
        return None
    at = trouble.since if trouble.text[trouble.since : trouble.since + 1] in ("&", "*", "!", "%") else trouble.at
    char = trouble.text[at : at + 1]
    hint = f'{QUOTE_IT}: "{char}…".'
    return Fault(at, RULE, f'A text cannot begin with "{char}" unless it is in quotes.', hint)


def _block_text(trouble: _Trouble) -> Fault | None:
    if "block scalar" not in trouble.context:
        return None
    char = trouble.text[trouble.since : trouble.since + 1]
    hint = f'{QUOTE_IT}: "{char}…"; for a text of several lines, end the line after "{char}".'
    return Fault(trouble.since, RULE, f'After "{char}" at the start of a text nothing may follow in its line.', hint)


def _escape(trouble: _Trouble) -> Fault | None:
    if "surrogate" in trouble.problem or "invalid Unicode character" in trouble.problem:
        message = "This escape stands for no character that a document can hold."
        return Fault(trouble.at - 2, "xml-illegal-character", message, "Delete it, or type the character itself.")
    if "escape" not in trouble.problem and "hexdecimal" not in trouble.problem:
        return None
    message = "In double quotes a backslash begins an escape such as \\n, and this is none."
    return Fault(trouble.at, RULE, message, "Use single quotes, or write each backslash twice.")


def _open_quote(trouble: _Trouble) -> Fault | None:
    if "quoted scalar" not in trouble.context:
        return None
    return Fault(trouble.since, RULE, "The quote that opens here is never closed.", "Add the closing quote.")


def _brackets(trouble: _Trouble) -> Fault | None:
    if "flow" not in trouble.context and not trouble.problem.startswith("did not find expected ','"):
        return None
    opening = trouble.text[trouble.since : trouble.since + 1]
    if opening not in ("[", "{"):
        return Fault(trouble.at, RULE, "A value is missing here, or a bracket is not closed.", "Compare the brackets.")
    closing = {"[": "]", "{": "}"}[opening]
    between = trouble.text[trouble.since : trouble.at + 1]
    if (comma := between.find("，")) >= 0:
        message = 'A full-width comma "，" stands between brackets.'
        hint = f'Did you mean ", "? If it belongs to the text, {QUOTE_IT[0].lower()}{QUOTE_IT[1:]}.'
        return Fault(trouble.since + comma, RULE, message, hint)
    if trouble.char == ":":
        return _colon_in_text(trouble.at)
    if "\n" in between or trouble.at >= len(trouble.text.rstrip()):
        return Fault(
            trouble.since, RULE, f'The bracket "{opening}" that opens here is never closed.', f'Add "{closing}".'
        )
    return Fault(trouble.at, RULE, f'A "," or "{closing}" is missing before this.', f"{QUOTE_IT} if it is one text.")


def _second_colon(trouble: _Trouble) -> Fault | None:
    if "mapping values are not allowed" not in trouble.problem:
        return None
    if re.search(r":\s", trouble.before):
        return _colon_in_text(trouble.at)
    at = trouble.line_start(trouble.at) + len(trouble.before) - len(trouble.before.lstrip())
    message = "This line is indented under a line that is already complete."
    return Fault(at, RULE, message, "Give it the indentation of the keys it belongs with.")


def _colon_in_text(at: int) -> Fault:
    message = 'This ": " is the second here, so that the text before it cannot be told from a key.'
    return Fault(at, RULE, message, f'{QUOTE_IT}: title: "Sales: Europe".')


def _list_on_key_line(trouble: _Trouble) -> Fault | None:
    if "block sequence entries are not allowed" not in trouble.problem:
        return None
    message = "A list cannot begin in the line of its key."
    return Fault(trouble.at, RULE, message, "Put each `- ` on a line of its own, below the key.")


def _no_key(trouble: _Trouble) -> Fault | None:
    if "could not find expected ':'" not in trouble.problem:
        return None
    if trouble.text[trouble.since : trouble.since + 1] == "-":
        return Fault(trouble.since, RULE, "A space is missing after this `-`.", "Write `- item`.")
    message = 'This line is neither "key: value" nor a list item that begins with "- ".'
    return Fault(trouble.since, RULE, message, "Is a colon missing, or the indentation of a text that goes on?")


def _misplaced_line(trouble: _Trouble) -> Fault | None:
    if not trouble.problem.startswith("did not find expected"):
        return None
    quote = trouble.before[-1:]
    if quote in ("'", '"') and trouble.before.count(quote) % 2:
        message = "This quote closes one that was opened in a line above."
        return Fault(trouble.at - 1, RULE, message, "Add the closing quote that is missing above.")
    if trouble.before.strip(" -"):
        message = "This cannot follow in the same line."
        hint = "Put all of the text in quotes; if quotes belong to it, use single ones around it."
        return Fault(trouble.at, RULE, message, hint)
    if "block collection" in trouble.context:
        message = "The list above goes on here, but this line does not begin with its `- `."
        return Fault(trouble.at, RULE, message, "Line up the items of a list, and indent the keys of an item alike.")
    if trouble.char == "-":
        message = "This `-` lines up with no list above it."
        hint = "Give it the indentation of the list's other items; a list stands under a key of its own."
        return Fault(trouble.at, RULE, message, hint)
    message = "The indentation of this line fits none of the lines above it."
    return Fault(trouble.at, RULE, message, "Line it up with the keys it belongs with.")


CLUES: tuple[Callable[[_Trouble], Fault | None], ...] = (
    _tab,
    _escape,
    _open_quote,
    _block_text,
    _brackets,
    _first_character,
    _list_on_key_line,
    _separators,
    _second_colon,
    _no_key,
    _misplaced_line,
)
