"""What every paper has in common: whose it is, the document control block, what stands on each page."""

from collections.abc import Iterable

from render.content import Block, Document
from render.locales import Locale
from render.organisation import Organisation
from render.products.wording import control_pairs, page_labels, revisions, words


def paper(organisation: Organisation, locale: Locale, title: str, blocks: Iterable[Block]) -> Document:
    """A paper of the organisation that says `blocks`."""
    name = words(organisation.name, locale)
    control = organisation.control
    return Document(
        title=title,
        organisation=name,
        language=locale.language,
        labels=page_labels(locale),
        blocks=tuple(blocks),
        control=control_pairs(control, locale),
        revisions=revisions(organisation, locale),
        running_head=f"{name} | {title}",
        number=control.number,
        version=control.version,
        author=name,
        date=control.effective_date,
    )
