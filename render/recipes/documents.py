"""The handbook, the matrix and the processes, for print and for Word."""

from functools import partial
from pathlib import PurePath

from render.content import Document
from render.products.handbook import handbook
from render.products.matrix import matrix
from render.products.raci import raci_paper
from render.recipes.commission import Commission, Job, Paper, Template
from render.recipes.in_word import in_word, says_what_it_holds
from render.writers import pdf


def jobs(commission: Commission) -> list[Job]:
    """The handbook, for print and for Word, the matrix and the processes; or a template that says what it holds."""
    book = commission.charted(handbook)
    if commission.template and says_what_it_holds(commission.template, commission):
        return [partial(_handbook, book, commission), partial(_template, commission.template, commission)]
    books: list[Job] = [partial(_handbook, book, commission), partial(_handbook_in_word, book, commission)]
    makers = [_matrix, *([_raci] if commission.organisation.processes else [])]
    return [*books, *(partial(make, commission) for make in makers)]


def _handbook(book: Document, commission: Commission) -> list[Paper]:
    theme, family = commission.theme, commission.family
    return [("handbook.pdf", pdf.pdf(book, theme, family, commission.sources, commission.charts))]


def _handbook_in_word(book: Document, commission: Commission) -> list[Paper]:
    return [("handbook.docx", in_word(book, commission))]


def _matrix(commission: Commission) -> list[Paper]:
    return [("responsibilities.docx", in_word(commission.charted(matrix), commission))]


def _raci(commission: Commission) -> list[Paper]:
    return [("raci.docx", in_word(commission.content(raci_paper), commission))]


def _template(template: Template, commission: Commission) -> list[Paper]:
    """The template by its own name, filled."""
    return [(f"{PurePath(template.file).stem}.docx", in_word(commission.charted(matrix), commission))]
