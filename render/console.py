"""Where commands speak: answers on standard output, all else on standard error. Nothing else prints."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from render import messages
from render.diagnostics import Diagnostic, ToolError
from render.typesetting.columns import visible

if TYPE_CHECKING:
    from render.writers.terminal import Screen

_PIECE = 1 << 15
"""Letters of an answer that are written together: fresh memory for all of a long one takes longer than encoding it."""
_LINE = "\r\x1b[K"
"""Begins the terminal's last line anew."""


class Console:
    """A terminal, or whatever stands in its place; `is_quiet`, it keeps remarks and progress to itself."""

    def __init__(self, *, is_quiet: bool = False) -> None:
        self.is_quiet = is_quiet
        self._is_line_taken = False

    def answer(self, text: str) -> None:
        """Print what was asked for, as long as anyone reads it. Raises `ToolError` where it cannot be written."""
        try:
            for start in range(0, len(text), _PIECE):
                print(text[start : start + _PIECE], end="")
            print(end="" if text.endswith("\n") else "\n", flush=True)
        except BrokenPipeError:  # the reader, such as `head`, has gone
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise ToolError(f"cannot write the answer: {reason}", "Make room, or let it go elsewhere.") from error

    def say(self, text: str, hint: str = "") -> None:
        """Tell what has to be known, if anyone can be told, and what to do about it."""
        self._clear_line()
        text += f"\n    help: {hint}" if hint else ""
        _say("\n".join(map(visible, text.split("\n"))))

    def remark(self, text: str) -> None:
        """Tell what is good to know."""
        if not self.is_quiet:
            self.say(text)

    def complain(self, diagnostics: Sequence[Diagnostic]) -> None:
        """Tell what is wrong, if anything is."""
        if diagnostics:
            self._clear_line()
            _say(messages.as_text(diagnostics, colour=_in_colour(sys.stderr)))

    @property
    def answers_in_colour(self) -> bool:
        return _in_colour(sys.stdout)

    def screen(self) -> "Screen":
        """What there is room for in an answer."""
        # Imported here because few commands lay out an answer.
        import shutil

        from render.writers.terminal import Screen

        return Screen(shutil.get_terminal_size().columns, self.answers_in_colour)

    def begin(self, what: str) -> None:
        """Say on the terminal's last line what is being done, until there is more to tell."""
        if not self.is_quiet and _is_terminal(sys.stderr):
            _write(f"{_LINE}{visible(what)}")
            self._is_line_taken = True

    def progress(self, papers: Iterator[tuple[str, bytes]], folder: Path) -> Iterator[tuple[str, bytes]]:
        """The papers, each named on the terminal's last line while the next is made."""
        for count, (name, content) in enumerate(papers, start=1):
            self.begin(f"{count}: {folder / name}")
            yield name, content
        self._clear_line()

    def _clear_line(self) -> None:
        if self._is_line_taken:
            _write(_LINE)
            self._is_line_taken = False


def _say(text: str) -> None:
    if sys.stderr:
        with suppress(OSError):
            print(text, file=sys.stderr)


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()


def _is_terminal(stream: object) -> bool:
    """Not where it was closed, and there is none."""
    return bool(getattr(stream, "isatty", lambda: False)())


def _in_colour(stream: object) -> bool:
    return _is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
