"""What papers are to be made, of what spec and options, and where they go."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from render.chart_settings import ChartSettings
from render.commands.reading import theme_of
from render.diagnostics import ToolError
from render.locales import load_locales
from render.organisation import Language, Organisation, Person, Visibility
from render.recipes.commission import Commission, Template
from render.spec import Reading
from render.themes import COMPLETE, load_theme


class Order(NamedTuple):
    """A commission, the folder of its papers, and the files that were read for it besides the spec."""

    commission: Commission
    folder: Path
    files: tuple[Path, ...]

    def record(self, kind: str) -> str:
        """What is made of one post replaces nothing that was made of others."""
        return f"{kind}-{self.commission.described}" if self.commission.described else kind


def commissioned(
    organisation: Organisation,
    reading: Reading,
    options: argparse.Namespace,
    notice: Callable[[Sequence[str]], None],
) -> Order:
    """What the options say, and else the spec. Raises `ToolError` where that cannot be."""
    sources = reading.sources if _may_attach_spec(options) else ()
    theme, theme_files = theme_of(options)
    theme = theme or reading.theme or load_theme(COMPLETE)
    root = _root(organisation, options, reading.language)
    folder = options.output / _folder(organisation, options, root or "")
    template = _template(options.template, folder) if options.template else None
    described = _described(organisation, options, reading.language)
    commission = Commission(
        organisation,
        load_locales(reading.language),
        theme,
        options.engine,
        _chart_settings(reading, options),
        root,
        sources,
        notice,
        template,
        described,
    )
    return Order(commission, folder, (*theme_files, *([options.template] if options.template else ())))


def _may_attach_spec(options: argparse.Namespace) -> bool:
    """Whether the handbook is to hold the spec. Raises `ToolError` where its readers may not see all of it."""
    wanted: bool = options.attach_spec
    if wanted and options.audience != Visibility.RESTRICTED.name.lower():
        raise ToolError(
            f"The spec holds what is not for the {options.audience} audience.",
            "Leave out --attach-spec, or --audience where its readers may know everything.",
        )
    return wanted


def _root(organisation: Organisation, options: argparse.Namespace, language: Language) -> str | None:
    """The id of what charts are to begin with, where that is not the organisation."""
    if not options.root:
        return None
    # Imported here because hardly anyone names one.
    from render.commands.naming import found

    item = found(organisation, options.root, load_locales(language)[0])
    if isinstance(item, Person):
        raise ToolError(f"{options.root} is a person; a chart begins with a unit or a post.", "Name one of these.")
    return item.id


def _folder(organisation: Organisation, options: argparse.Namespace, root: str) -> str:
    """Papers of other variants, days and audiences never mix: `ecommerce`, `ecommerce-startup-public`."""
    day = options.as_of.isoformat() if options.as_of else ""
    audience = options.audience if organisation.audience is not Visibility.RESTRICTED else ""
    return "-".join(filter(None, (organisation.id, options.variant, day, audience, root)))


def _template(path: Path, folder: Path) -> Template:
    """The template as it is, which none of the papers in `folder` may replace."""
    if path.resolve().parent == folder.resolve():
        raise ToolError(f"{path} stands where papers are made", "Move it to another folder: it is never changed.")
    # Imported here because hardly anyone has a template.
    from render.attaching.word_host import read_document

    return Template(str(path), read_document(path))


def _described(organisation: Organisation, options: argparse.Namespace, language: Language) -> str | None:
    """The post or unit that alone is to be described, if any is named."""
    if not options.post:
        return None
    # Imported here because hardly anyone names one.
    from render.commands.naming import found
    from render.products.job_description import described_seats

    item = found(organisation, options.post, load_locales(language)[0])
    if item.id not in {seat.id for seat in described_seats(organisation)}:
        raise ToolError(f"{options.post} has no job description: it is no post, nor a unit with responsibilities.")
    return item.id


def _chart_settings(reading: Reading, options: argparse.Namespace) -> ChartSettings:
    """What the spec says of charts, where the command does not say otherwise."""
    said = {name: value for name in ChartSettings._fields if (value := getattr(options, name, None)) is not None}
    return reading.charts._replace(**said)
