"""What can be wrong with a file as YAML, once it parses: each fault in plain words."""

from typing import NamedTuple

from render.diagnostics import Severity, Span
from render.spec.findings import shown


class Fault(NamedTuple):
    """A problem at an offset of the text."""

    at: int
    rule: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR


def empty_file() -> Fault:
    hint = "A spec begins with `organization:` and goes on with `units:` and `posts:`."
    return Fault(0, "empty-file", "There is nothing in this file.", hint)


def no_mapping(at: int, root: object) -> Fault:
    hint = "A spec has keys at its top: `organization:`, `units:`, `posts:`, …"
    if isinstance(root, str) and "：" in root:
        hint = 'Did you type the full-width colon "："? YAML needs ": ", a plain colon and a space.'
    elif isinstance(root, str) and ":" in root:
        hint = "After the colon of a key there must be a space: `name: value`."
    elif isinstance(root, str) and not {"\t", ",", ";", "|"}.isdisjoint(root):
        hint = "If this is a table: `rolebook import` makes a spec of it."
    kind = "a text" if isinstance(root, str) else "a list"
    return Fault(at, "wrong-type", f"The whole file is {kind}, where keys and their values are needed.", hint)


def several_documents(at: int) -> Fault:
    message = "A second document begins here (after `---`). A file holds one."
    return Fault(at, "several-documents", message, "Remove this line, or put what follows into a file of its own.")


def duplicate_key(at: int, key: str, typed: str, first: Span) -> Fault:
    also = f", here as {shown(typed)}" if typed != key else ""
    message = f"The key {shown(key)} is given a second time{also}; first in line {first.line}."
    hint = "Keep one of them. For a list, put all items under one key; a new item begins with `- `."
    return Fault(at, "duplicate-key", message, hint)


def merge_key(at: int) -> Fault:
    return Fault(at, "merge-key", "Merge keys (`<<`) are not part of YAML 1.2.", "Write the keys out here.")


def complex_key(at: int) -> Fault:
    message = "A key must be plain text; here it is a list, a mapping or an alias."
    hint = 'If this is meant as text, put it in quotes: "{{ name }}".'
    return Fault(at, "complex-key", message, hint)


def empty_item(at: int) -> Fault:
    return Fault(at, "empty-item", "Nothing follows this `-`.", "Fill in the item or remove its line.")


def tag(at: int, name: str) -> Fault:
    typed = name.replace("tag:yaml.org,2002:", "!!")
    message = f"{shown(typed)} is a YAML tag. Tags are not read: every value here is text, a number or a date as typed."
    return Fault(at, "tag", message, 'Remove it; if it is meant as text, put it in quotes: "!…".')


def too_deep(at: int, limit: int) -> Fault:
    hint = "Is a bracket not closed? Units can be listed side by side, each naming the one above it with `unit_of`."
    return Fault(at, "too-deep", f"The nesting is deeper than {limit} levels here.", hint)


def unknown_alias(at: int, name: str) -> Fault:
    message = f"`*{name}` repeats what was marked `&{name}`, but nothing before it is."
    return Fault(at, "unknown-alias", message, 'If it is meant as text, put it in quotes: "*…".')


def alias_loop(at: int, name: str) -> Fault:
    message = f"`*{name}` stands inside the very thing that it repeats, `&{name}`."
    return Fault(at, "alias-loop", message, "Write out what is meant.")


def too_much_repeated(at: int, limit: int) -> Fault:
    message = f"Aliases (`*name`) repeat more than {limit:,} characters up to here."
    return Fault(at, "alias-size", message, "Aliases that repeat aliases grow without bounds; write out what is meant.")
