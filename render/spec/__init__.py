"""From YAML text to an organisation, with every mistake found on the way.

bytes -> reader: data with positions -> including, overlay: one document -> shape: Spec -> Draft, laid out flat
      -> rules -> resolver: Organisation
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from render.chart_settings import ChartSettings
from render.diagnostics import Diagnostic, Severity, SpecError
from render.locales import locale_codes
from render.organisation import Id, Language, Organisation
from render.spec import including, overlay, photos, reader, resolver, rules, shape
from render.spec.document import Document
from render.spec.draft import Draft
from render.spec.files import Files
from render.spec.places import Places
from render.spec.rules.language import prevailing
from render.spec.settings import Setting, chart_settings, settings

if TYPE_CHECKING:
    from render.themes import Theme


Undrawable = Callable[[set[str], "Theme | None"], set[str]]
"""Tells which of some characters the fonts of a theme lack; without one, those of the usual theme."""


def nothing_undrawable(_characters: set[str], _theme: "Theme | None") -> set[str]:
    """For those who make no papers."""
    return set()


class _Reading(NamedTuple):
    """A sound spec as it was understood, where its parts stand, and the files and folders it was read from.

    `theme` is the look that it asks for, if it does; `sources` are its texts, by their path from its folder.
    """

    draft: Draft
    photos: Mapping[Id, bytes]
    warnings: tuple[Diagnostic, ...]
    settings: tuple[Setting, ...]
    charts: ChartSettings
    places: Places
    files: tuple[Path, ...]
    theme: "Theme | None"
    sources: tuple[tuple[str, bytes], ...]
    language: Language
    """That of papers: the given one, else that of most texts."""


class Reading(_Reading):
    """The same, and what it means."""

    @cached_property
    def organisation(self) -> Organisation:
        """What the spec means; whoever only checks it never asks."""
        return resolver.resolve(self.draft, self.photos)


def load(
    path: Path, language: Language | None, variant: str = "", undrawable: Undrawable = nothing_undrawable
) -> Reading:
    """The organisation described by the file at `path` and, if given, the overlay of that `variant` beside it.

    Its warnings are on papers in `language`, or in two, such as zh+en; it is that of most texts if not given.
    `undrawable` tells which characters the fonts of those papers lack.

    Raises `SpecError` with every problem, in the order of the file, where one of them is an error;
    `ToolError` where a file cannot be opened.
    """
    files = Files(path)
    document = including.read(files, path)
    if variant:
        document = overlay.laid_over(document, including.read(files, overlay.path(path, variant), document))
    try:
        return _understood(document, language, undrawable, files)
    except SpecError as error:
        raise SpecError((*overlay.mistaken(path), *error.diagnostics)) from None


def understand(
    name: str, data: bytes, language: Language | None, undrawable: Undrawable = nothing_undrawable
) -> Reading:
    """`load` for a text without a file, which can include none; `name` is what to call it in diagnostics."""
    return _understood(including.refused(reader.read(name, data)), language, undrawable, None)


def _understood(document: Document, language: Language | None, undrawable: Undrawable, files: Files | None) -> Reading:
    spec, texts, document, misshapen = shape.read(document)
    theme, misfits = _look(document, spec.theme, files)
    draft = Draft(spec, texts, language or "", lambda characters: undrawable(characters, theme))
    if language is None:
        draft.languages = (prevailing(draft, locale_codes()),)
    broken = map(document.located, rules.check(draft))
    pictures, unseen = photos.read(files, document, draft)
    problems = tuple(sorted({*document.problems, *misshapen, *broken, *misfits, *unseen}))
    if any(problem.severity is Severity.ERROR for problem in problems):
        raise SpecError(problems)
    places = Places(document, draft)
    used, sources = (tuple(files.used), tuple(files.sources.items())) if files else ((), ())
    charts = chart_settings(spec.charts)
    lint, language = settings(document, spec.lint), "+".join(draft.languages)
    return Reading(draft, pictures, problems, lint, charts, places, used, theme, sources, language)


def _look(document: Document, name: str | None, files: Files | None) -> "tuple[Theme | None, Sequence[Diagnostic]]":
    """The theme that the spec names, if it does, and what is wrong with it."""
    if name is None:
        return None, ()
    # Imported here because most specs name none.
    from render.spec import looks

    return looks.theme_of(document, name, files)
