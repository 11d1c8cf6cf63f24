"""Papers to be calculated and filtered with: a document whose chapters are sheets, each with one table."""

from collections.abc import Iterator

from render.content import Block, Document, Heading, Paragraph
from render.locales import Locale
from render.organisation import Organisation
from render.products.matrix import matrix_table
from render.products.paper import paper
from render.products.raci import legend, parts_list, processes_title, whole_tables
from render.products.staffing_table import staffing_table
from render.products.wording import words


def responsibilities_workbook(organisation: Organisation, locale: Locale) -> Document:
    """The responsibilities matrix, and the headcount by unit."""
    blocks: tuple[Block, ...] = (
        Heading(locale.responsibilities_matrix, 1, "/matrix"),
        matrix_table(organisation, locale, number=1),
        Heading(locale.staffing, 1, "/staffing"),
        Paragraph(locale.staffing_note),
        staffing_table(organisation, locale),
    )
    return paper(organisation, locale, locale.responsibilities_matrix, blocks)


def raci_workbook(organisation: Organisation, locale: Locale) -> Document:
    """A sheet for each process, and one with the parts in all of them as a list."""
    return paper(organisation, locale, processes_title(organisation, locale), _raci_sheets(organisation, locale))


def _raci_sheets(organisation: Organisation, locale: Locale) -> Iterator[Block]:
    for process, table in whole_tables(organisation, locale):
        yield Heading(words(process.name, locale), 1, process.id)
        if process.purpose:
            yield Paragraph(words(process.purpose, locale))
        yield Paragraph(legend(process.scheme, locale))
        yield table
    yield Heading(locale.parts_list, 1, "/parts")
    for scheme in dict.fromkeys(process.scheme for process in organisation.processes):
        yield Paragraph(legend(scheme, locale))
    yield parts_list(organisation, locale)
