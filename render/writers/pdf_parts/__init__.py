"""What a PDF is made of: pages to draw on, their tags, and the blocks that are laid out on them."""

import sys
from importlib import import_module
from types import ModuleType


def _load_reportlab() -> None:
    """Load reportlab without Pillow, which it would load at once, for photos that hardly any paper has."""
    pillow = ModuleType("PIL.Image")
    pillow.__getattr__ = lambda name: getattr(import_module("PIL.Image"), name)  # type: ignore[method-assign]
    if sys.modules.setdefault(pillow.__name__, pillow) is pillow:
        import_module("reportlab.lib.utils")
        del sys.modules[pillow.__name__]


_load_reportlab()
