"""The `rolebook` command, also as `python -m render`."""

from typing import NoReturn


def run() -> NoReturn:
    """Loads the program only here: whoever interrupts that is told nothing, for nothing has begun."""
    try:
        from render.cli import run

        run()
    except KeyboardInterrupt:
        raise SystemExit(130) from None


if __name__ == "__main__":
    run()
