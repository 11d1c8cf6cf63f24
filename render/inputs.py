"""How files that people name are read: as much as may be of them, or not at all, and then with what to do."""

import os
from pathlib import Path
from stat import S_ISFIFO

from render.diagnostics import ToolError


def beginning(path: Path, size: int) -> bytes:
    """As much of a file as `size`. Raises `ToolError` where it cannot be read."""
    try:
        with open(path, "rb", opener=_opened) as file:
            data = file.read(size)
            is_pipe = S_ISFIFO(os.fstat(file.fileno()).st_mode)
    except FileNotFoundError:
        raise ToolError(f"There is no file {path}.", neighbour(path)) from None
    except IsADirectoryError:
        raise ToolError(f"{path} is a folder, not a file.", "Give the file inside it.") from None
    except PermissionError:
        raise ToolError(f"{path} may not be read.", "Ask its owner for the right to read it.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ToolError(f"{path} cannot be opened: {reason.lower()}.", "Check the path.") from None
    if is_pipe and not data:
        raise ToolError(f"{path} is a pipe into which nothing is written.", "Give a file, or write into it first.")
    return data


def _opened(path: str, flags: int) -> int:
    """A file, or a pipe: one into which nobody writes is empty at once, rather than waited for."""
    descriptor = os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
    if hasattr(os, "set_blocking"):
        os.set_blocking(descriptor, True)
    return descriptor


def neighbour(path: Path) -> str:
    """A hint at a file beside `path` whose name is near, or at what stands there instead of a file."""
    if os.path.exists(path):  # noqa: PTH110  # never raises
        return "What stands there is no ordinary file."
    try:
        names = [file.name for file in path.parent.iterdir()]
    except (OSError, ValueError):
        return "Check the path."
    from difflib import get_close_matches  # only where one is misspelt

    near = get_close_matches(path.name, names, n=1, cutoff=0.8)  # an ending alone makes names alike
    return f"Did you mean {path.with_name(near[0])}?" if near else "Check the path."
