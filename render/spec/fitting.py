"""Plain data fitted into the shapes of `schema`: every value is read as the annotation of its key says."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, TypeAlias, Union, get_args, get_origin

from render.organisation import Kpi, Responsibility, Text
from render.spec import schema
from render.spec.fields import ByKey, Entry
from render.spec.findings import Finding, Path, UnfitError
from render.spec.values import words

Reason: TypeAlias = Literal["refused", "missing", "unknown", "no list", "no keys"]


class Misfit(NamedTuple):
    """What is `given` at `path` does not fit there; where it was refused, `findings` say why, from there on."""

    path: Path
    reason: Reason
    given: Any
    findings: tuple[Finding, ...] = ()


class Fitted(NamedTuple):
    """The spec, its texts, each once, and all that does not fit; where that is anything, the spec is not to be used."""

    spec: schema.Spec
    texts: list[Text]
    misfits: list[Misfit]


def fit(root: Any) -> Fitted:
    fitting = _Fitting()
    spec: schema.Spec = _keys(schema.Spec)(fitting, root)
    return Fitted(spec, fitting.texts, fitting.misfits)


class _Fitting:
    """One pass over plain data, as deep as the YAML is nested; `path` leads to what is being read.

    What is typed alike where the same is asked for is read once: `known` has it by its reader.
    """

    def __init__(self) -> None:
        self.misfits: list[Misfit] = []
        self.path: list[str | int] = []
        self.texts: list[Text] = []
        self.known: defaultdict[Reader, dict[Any, Any]] = defaultdict(dict)

    def refuse(self, reason: Reason, given: Any, findings: tuple[Finding, ...] = ()) -> None:
        self.misfits.append(Misfit(tuple(self.path), reason, given, findings))

    def note(self, made: Any) -> None:
        """Keeps what is a text, or has one."""
        match made:
            case Text():
                self.texts.append(made)
            case Responsibility() | Kpi():
                self.texts.append(made.text)
            case tuple():
                self.texts += [item for item in made if isinstance(item, Text)]


Reader: TypeAlias = Callable[[_Fitting, Any], Any]


@cache
def _reader(kind: Any) -> Reader:
    """What reads a value that is annotated with `kind`."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        read = parts[1]
        return _by_key(read) if isinstance(read, ByKey) else _value(read)
    if origin in (Union, UnionType):
        (part,) = (part for part in parts if part is not type(None))
        return _or_nothing(_reader(part))
    if origin is list:
        return _items(_reader(parts[0]))
    return _words_or_keys(kind) if issubclass(kind, Entry) else _keys(kind)


def _value(read: Callable[[Any], Any]) -> Reader:
    def value(fitting: _Fitting, given: Any) -> Any:
        known, typed = fitting.known[value], _typed(given)
        if typed in known:
            return known[typed]
        try:
            made = read(given)
        except UnfitError as unfit:
            return fitting.refuse("refused", given, unfit.findings)
        fitting.note(made)
        if typed is not None:
            known[typed] = made
        return made

    return value


def _typed(given: Any) -> str | tuple[tuple[str, str], ...] | None:
    """What two values have in common that are read alike; of those that hold others, only words by language are."""
    if type(given) is str:
        return given
    if isinstance(given, dict) and set(map(type, given.values())) == {str}:
        return tuple(given.items())
    return None


def _or_nothing(read: Reader) -> Reader:
    return lambda fitting, given: None if given is None else read(fitting, given)


def _items(read: Reader) -> Reader:
    def items(fitting: _Fitting, given: Any) -> Any:
        if not isinstance(given, list):
            return fitting.refuse("no list", given)
        found = []
        for number, item in enumerate(given):
            fitting.path.append(number)
            found.append(read(fitting, item))
            fitting.path.pop()
        return found

    return items


def _by_key(reading: ByKey) -> Reader:
    checked, read = _value(reading.check), _value(reading.value)

    def mapping(fitting: _Fitting, given: Any) -> Any:
        found = {}
        for key, value in (checked(fitting, given) or {}).items():
            fitting.path.append(key)
            found[reading.key(key)] = read(fitting, value)
            fitting.path.pop()
        return found

    return mapping


def _words_or_keys(shape: Any) -> Reader:
    keys, text = _keys(shape), _value(lambda given: shape.from_words(words.text(given)))
    known = shape.fields().keys()

    def entry(fitting: _Fitting, given: Any) -> Any:
        read = text if not isinstance(given, dict) or known.isdisjoint(given) else keys
        return read(fitting, given)

    return entry


@cache
def _keys(shape: Any) -> Reader:
    required = [key for key, field in shape.fields().items() if field.required]

    def keys(fitting: _Fitting, given: Any) -> Any:
        if not isinstance(given, dict):
            return fitting.refuse("no keys", given)
        made, known, path = shape(), _readers(shape), fitting.path
        attributes = vars(made)
        for key, value in given.items():
            path.append(key)
            if key in known:
                name, read = known[key]
                attributes[name] = read(fitting, value)
            else:
                fitting.refuse("unknown", value)
            path.pop()
        for key in required:
            if key not in given:
                path.append(key)
                fitting.refuse("missing", given)
                path.pop()
        return made

    return keys


@cache
def _readers(shape: Any) -> Mapping[str, tuple[str, Reader]]:
    """By key, the attribute and what reads it; only when it is needed, as shapes hold shapes of their own kind."""
    return {key: (field.attribute, _reader(field.kind)) for key, field in shape.fields().items()}
