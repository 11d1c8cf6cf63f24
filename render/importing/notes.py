"""What the import did, guessed or could not do, gathered by kind so that a person can read it."""

from render.diagnostics import Diagnostic, Severity, Span, SpecError

_ROWS_NAMED = 8


class Notes:
    """Collects notes; those that say the same of several rows become one."""

    def __init__(self) -> None:
        self._places: dict[tuple[str, str, str, str], list[tuple[int, int]]] = {}

    def add(self, rule: str, message: str, file: str, row: int, column: int = 1, hint: str = "") -> None:
        """`row` and `column` count from 1, as the program shows them in which the file is opened."""
        self._places.setdefault((rule, message, hint, file), []).append((row, column))

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """In the order of the source."""
        return tuple(
            sorted(
                Diagnostic(Span(file, *places[0]), rule, _with_rows(message, places), hint, Severity.WARNING)
                for (rule, message, hint, file), places in self._places.items()
            )
        )


def _with_rows(message: str, places: list[tuple[int, int]]) -> str:
    rows = sorted({row for row, _ in places})
    if len(rows) < 2:
        return message
    named = ", ".join(map(str, rows[:_ROWS_NAMED]))
    more = f" and {len(rows) - _ROWS_NAMED} more" if len(rows) > _ROWS_NAMED else ""
    return f"{message} (rows {named}{more})"


def refusal(file: str, rule: str, message: str, hint: str) -> SpecError:
    """The error to raise where a source cannot be imported at all."""
    return SpecError((Diagnostic(Span(file, 1, 1), rule, message, hint),))
