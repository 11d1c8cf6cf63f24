"""The shape of a spec as JSON Schema 2020-12, by which editors complete and check what is typed.

It is never stricter than `rolebook check`, which knows more: what ids refer to, for one.
"""

import json
from collections.abc import Callable
from functools import partial
from importlib.resources import files
from types import UnionType
from typing import Annotated, Any, TypeAlias, Union, get_args, get_origin

import yaml

from render.organisation import UnitType, Visibility
from render.schemes import Scheme
from render.spec import aliases
from render.spec.fields import ByKey, Entry, Keys
from render.spec.keys import PLACES
from render.spec.reader import ALONE
from render.spec.schema import Membership, Person, Post, Process, Spec, Unit
from render.spec.values import choices, ids, letters, numbers, words
from render.spec.values.disclosure import WHOLE, disclosure

FILE = "rolebook.schema.json"
"""What the schema is called where it lies beside specs."""

OVERLAY_FILE = "rolebook.overlay.schema.json"
"""What the schema of variants is called there."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

MODELINE = f"# yaml-language-server: $schema={FILE}"
"""The comment by which an editor finds it."""

OVERLAY_MODELINE = f"# yaml-language-server: $schema={OVERLAY_FILE}"

Form: TypeAlias = dict[str, Any]

_SCALAR = ["string", "number", "boolean"]
"""What YAML 1.2 may take a text for."""

_WORDS: Form = {"type": _SCALAR, "pattern": r"\S"}
_LANGUAGES: Form = {
    "type": "object",
    "minProperties": 1,
    "properties": {language: {"type": [*_SCALAR, "null"]} for language in ("zh", "en", "中文", "英文")},
    "patternProperties": {"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$": {"type": [*_SCALAR, "null"]}},
    "additionalProperties": False,
}
_TEXT: Form = {"anyOf": [_WORDS, _LANGUAGES]}

_TEXTS: Form = {"anyOf": [{"type": [*_SCALAR, "null"]}, _LANGUAGES, {"type": "array", "items": _TEXT}]}

_LEVEL: Form = {"enum": [level.name.lower() for level in Visibility]}

FORMS: dict[Any, Form] = {
    ids.identifier: {
        "type": ["string", "number"],
        "minLength": 1,
        "maxLength": ids.MAX_ID,
        # No white space and of ASCII signs only -, _ and .: `check` knows the signs of other scripts, too.
        "pattern": r"^[^\s!-/:-@\[-`{-~]([^\s!-,/:-@\[-^`{-~]*[^\s!-,./:-@\[-^`{-~])?$",
    },
    ids.reference: {"type": ["string", "number"], "minLength": 1},
    words.line: {"type": _SCALAR},
    words.text: _TEXT,
    words.text_or_nothing: {"anyOf": [{"type": [*_SCALAR, "null"]}, _LANGUAGES]},
    numbers.whole: {
        "type": ["integer", "string"],
        "minimum": 0,
        "maximum": 999_999_999,
        "pattern": "^(0|[1-9][0-9]{0,8})$",
    },
    numbers.share: {
        "type": ["number", "string"],
        "exclusiveMinimum": 0,
        "maximum": 1,
        "pattern": r"^(0?\.[0-9]{1,9}|1(\.0{1,9})?)$",
    },
    choices.flag: {"enum": [True, False, "true", "false", *aliases.VALUES["memberships", "acting"]]},
    numbers.date: {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    numbers.levels: {"type": ["integer", "string"], "minimum": 1, "pattern": "^[1-9][0-9]{0,8}$"},
    choices.unit_type: {"enum": [*UnitType, *aliases.VALUES["units", "type"]]},
    disclosure: _LEVEL,
    ids.separated: {"type": "array", "minItems": 2, "items": {"type": ["string", "number"], "minLength": 1}},
    choices.named: {"type": "object", "additionalProperties": {"type": _SCALAR}},
    letters.parts: {"type": "string", "pattern": letters.PATTERN},
    letters.scheme: {"enum": [*Scheme, *aliases.VALUES["processes", "scheme"]]},
    words.texts: _TEXTS,
    words.paragraphs: _TEXTS,
    ids.pair: {
        "type": "array",
        "minItems": 2,
        "maxItems": 2,
        "items": {"type": ["string", "number"], "minLength": 1},
    },
    numbers.percent: {
        "type": ["number", "string"],
        "minimum": 1,
        "maximum": 100,
        "pattern": r"^[0-9]{1,3}(\.[0-9]{1,3})? ?[%％]?$",
    },
    numbers.weight: {"type": ["integer", "string"], "minimum": 1, "maximum": 999_999, "pattern": "^[1-9][0-9]{0,5}$"},
}
"""What may be typed, by the function that reads it."""


_TOLD_BY: dict[type[Keys], tuple[str, ...]] = {
    Membership: ("person", "post"),
    **dict.fromkeys((Unit, Post, Person, Process), ("id",)),
}
"""The parts of a spec that an overlay may change, with the keys that tell which one is meant."""


def schema_text(*, overlay: bool = False) -> str:
    """The schema as JSON, the same at any time: of a spec, or of what a variant lays over one."""
    whole = {"$defs": {shape.__name__: _part(shape) for place, (_, shape) in PLACES.items() if place}, **_part(Spec)}
    del whole["required"]  # included files and overlays have no organization; where it is due, `check` misses it
    if overlay:
        _as_changes(whole)
    descriptions = yaml.load(files(__package__).joinpath("descriptions.yaml").read_text("utf-8"), yaml.CSafeLoader)
    for place, (_, shape) in PLACES.items():
        pointer, part = (f"/$defs/{shape.__name__}", whole["$defs"][shape.__name__]) if place else ("", whole)
        _describe(part, {**descriptions["overlay"], **descriptions[place]})
        _let_in_chinese(part, aliases.KEYS[place], f"#{pointer}/properties/")
    whole = json.loads(json.dumps(whole), object_hook=_shortened)
    whole["$defs"]["Languages"] = _LANGUAGES
    head = {"$schema": _DIALECT, "title": "Rolebook"}
    return json.dumps(head | whole, ensure_ascii=False, indent=2) + "\n"


def _as_changes(whole: Form) -> None:
    """Of a part that is there, only what changes need be given; and it may be removed, or take in others."""
    for name in ("Organization", "Control"):
        whole["$defs"][name].pop("required", None)
    for shape, keys in _TOLD_BY.items():
        part = whole["$defs"][shape.__name__]
        part["required"] = list(keys)
        part["properties"]["remove"] = {"enum": [True, "true"]}
        if shape in (Unit, Post):
            part["properties"]["merges"] = _one_or_more({"type": "array", "items": FORMS[ids.reference]})


def _by_field(fields: tuple[str, ...]) -> Form:
    """A visibility for the whole, or for each of these fields."""
    levels = dict.fromkeys((WHOLE, *fields), _LEVEL)
    return {"anyOf": [_LEVEL, {"type": "object", "properties": levels, "additionalProperties": False}]}


def _one_of(words: tuple[str, ...]) -> Form:
    """One of these words, or a Chinese one for it."""
    return {
        "enum": [
            *words,
            *(chinese for known in aliases.VALUES.values() for chinese, word in known.items() if word in words),
        ]
    }


def _number(least: int, most: int, **_unit: str) -> Form:
    return {"type": ["number", "string"], "minimum": least, "maximum": most, "pattern": r"^[0-9]{1,6}(\.[0-9]{1,6})?$"}


PARTIAL_FORMS: dict[Any, Callable[..., Form]] = {
    disclosure: _by_field, choices.one_of: _one_of, numbers.number: _number,
}  # fmt: skip
"""The same for functions that are told more."""


def _describe(part: Form, descriptions: dict[str, dict[str, str]]) -> None:
    for key, form in part["properties"].items():
        form["description"] = f"{descriptions[key]['zh']}\n\n{descriptions[key]['en']}"


def _let_in_chinese(part: Form, key_of: dict[str, str], pointer: str) -> None:
    names = {key: [key] for key in part["properties"]}
    for chinese, key in key_of.items():
        if key in names:
            names[key].append(chinese)
            part["properties"][chinese] = {"$ref": pointer + key}
    if required := part.pop("required", ()):
        part["allOf"] = [{"anyOf": [{"required": [name]} for name in names[key]]} for key in required]


def _shortened(form: Form) -> Form:
    return {"$ref": "#/$defs/Languages"} if form == _LANGUAGES else form


def _form(kind: Any) -> Form:
    """What may be typed where something is annotated with `kind`."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        read = parts[1]
        if isinstance(read, ByKey):
            return {"type": "object", "additionalProperties": FORMS[read.value]}
        return PARTIAL_FORMS[read.func](**read.keywords) if isinstance(read, partial) else dict(FORMS[read])
    if origin in (Union, UnionType):
        return _or_nothing(_form(parts[0]))
    if origin is list:
        return {"type": "array", "items": _form(get_args(parts[0])[0])}  # an item is nothing only where it was refused
    keys = {"$ref": f"#/$defs/{kind.__name__}"}
    return {"oneOf": [_words_alone(kind), keys]} if issubclass(kind, Entry) else keys


def _or_nothing(form: Form) -> Form:
    """Within one form, for editors then say what is wrong deep inside."""
    if "enum" in form:
        return {**form, "enum": [*form["enum"], None]}
    if isinstance(types := form.get("type"), str | list):
        return {**form, "type": [*([types] if isinstance(types, str) else types), "null"]}
    return {"anyOf": [*form.get("anyOf", [form]), {"type": "null"}]}


def _words_alone(shape: type[Entry]) -> Form:
    first, *_ = shape.fields()
    return {**_TEXT, "not": {"type": "object", "required": [first]}}


def _of_key(key: str, kind: Any) -> Form:
    return _one_or_more(_form(kind)) if key in ALONE else _form(kind)


def _one_or_more(form: Form) -> Form:
    """A list, or what may stand for a list of one."""
    return {"anyOf": [form["items"], form]}


def _part(shape: type[Keys]) -> Form:
    fields = shape.fields()
    return {
        "type": "object",
        "properties": {key: _of_key(key, field.kind) for key, field in fields.items()},
        "required": [key for key, field in fields.items() if field.required],
        "additionalProperties": False,
    }
