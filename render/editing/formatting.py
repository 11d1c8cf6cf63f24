"""The standard form of a spec: Chinese words for keys and fixed values become the standard ones, and that is all.

Comments, blank lines, quotes, indentation and the order of keys are the author's: which comment goes with which key
is never certain, so nothing is moved.
"""

from render.diagnostics import Severity, SpecError
from render.spec import reader
from render.spec.retyping import retyped


def formatted(name: str, data: bytes) -> bytes:
    """The spec, or a part or overlay of one, in its standard form; the same again for what has it already.

    Its keys need not be right. Raises `SpecError` where it cannot be read as YAML, or gives a key twice.
    """
    document = reader.read(name, data)
    if any(problem.severity is Severity.ERROR for problem in document.problems):
        raise SpecError(tuple(sorted(document.problems)))
    return retyped(name, data, document.standard)[0]
