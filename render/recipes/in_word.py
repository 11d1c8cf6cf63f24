"""Word papers, in Rolebook's own look or in a document of the company's own."""

from collections.abc import Iterable

from render.content import Document
from render.products.inserts import Inserts, OrganisationInserts, inserts_in
from render.recipes.commission import Commission, Template
from render.writers import word


def in_word(document: Document, commission: Commission, inserts: Inserts | None = None) -> bytes:
    """The paper as DOCX; in a template, `inserts` are what its places may ask for, else what the whole can tell."""
    if commission.template is None:
        return word.docx(document, commission.theme, commission.charts)
    # Imported here because hardly anyone has a template; so below.
    from render.attaching.word_filling import filled

    held = inserts or inserts_of_the_whole(commission)
    return filled(*commission.template, held, document, commission.theme, commission.charts)


def says_what_it_holds(template: Template, commission: Commission) -> bool:
    """Whether the template has places of its own, so that every paper made in it would be the same."""
    from render.attaching.word_filling import says_what_it_holds

    return says_what_it_holds(*template, inserts_of_the_whole(commission))


def template_complaints(kinds: Iterable[str], commission: Commission) -> tuple[str, ...]:
    """What of the template's places these kinds cannot fill. Raises `ToolError` where it cannot be used at all."""
    if commission.template is None:
        return ()
    from render.attaching.word_filling import complaints
    from render.products.description_inserts import inserts_of_any

    inserts = inserts_of_the_whole(commission)
    return complaints(*commission.template, inserts_of_any(inserts) if "job-descriptions" in kinds else inserts)


def inserts_of_the_whole(commission: Commission) -> Inserts:
    """What a template may ask of the organisation, in the languages of the papers."""
    organisation, charts = commission.organisation, commission.charts
    return inserts_in([OrganisationInserts(organisation, locale, charts) for locale in commission.locales])
