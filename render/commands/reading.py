"""How subcommands read the spec that they are about."""

import argparse
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from render.han import is_common
from render.organisation import Organisation, Visibility
from render.spec import Reading, load

if TYPE_CHECKING:
    from render.themes import Theme


def read(options: argparse.Namespace) -> Reading:
    """The spec, with warnings of what its papers cannot show."""
    return load(options.spec, options.locale, options.variant, partial(_undrawable, options))


def seen(options: argparse.Namespace) -> tuple[Organisation, Reading]:
    """The organisation as it is shown to the audience on the day, and the spec as it was read."""
    # Imported here because `check` looks at all of it.
    from render.views import seen

    reading = read(options)
    return seen(reading.organisation, options.as_of, Visibility[options.audience.upper()]), reading


def theme_of(options: argparse.Namespace) -> "tuple[Theme | None, tuple[Path, ...]]":
    """The theme that the command names, if it does, and the file that it was read from, if any."""
    if options.theme is None:
        return None, ()
    # Imported here because hardly anyone names one.
    from render.spec.looks import is_file, theme_named

    return theme_named(options.theme), (Path(options.theme),) if is_file(options.theme) else ()


def _undrawable(options: argparse.Namespace, characters: set[str], theme: "Theme | None") -> set[str]:
    """Those of `characters` that the fonts of the papers lack, in the theme of the command or else of the spec."""
    if all(map(is_common, characters)):  # ours stand behind those of any theme
        return set()
    # Imported here because it takes longer than reading a small spec.
    from render.typesetting.fonts import family_of, noto_sans

    theme = (theme_of(options)[0] if "theme" in options else None) or theme
    family = family_of(theme.fonts) if theme else noto_sans()
    return family.regular.missing(characters)
