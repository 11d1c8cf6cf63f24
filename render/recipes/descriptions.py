"""A job description for every post, as DOCX and PDF."""

from collections.abc import Iterator, Sequence
from functools import partial

from render.content import Document
from render.organisation import Post, Unit
from render.products.inserts import Inserts
from render.products.job_description import JobDescriptions, described_seats
from render.recipes.commission import Commission, Job, Paper
from render.recipes.in_word import in_word, inserts_of_the_whole
from render.writers import pdf


def jobs(commission: Commission) -> Iterator[Job]:
    """A job description for every post, as DOCX and PDF."""
    seats = list(described_seats(commission.organisation))
    descriptions = _Descriptions(commission, seats)
    return (partial(descriptions.papers, seat) for seat in seats if commission.described in (None, seat.id))


class _Descriptions:
    """Makes the descriptions of `seats`, each when its turn comes: all of them at once would fill the memory."""

    def __init__(self, commission: Commission, seats: Sequence[Post | Unit]) -> None:
        self._commission = commission
        self._in_languages = [JobDescriptions(commission.organisation, locale) for locale in commission.locales]
        self._inserts = inserts_of_the_whole(commission) if commission.template else None
        # With the letters of all, even where one is wanted: so its bytes are the same ones.
        self._fonts = commission.family.narrowed(char for seat in seats for char in self._letters(seat))

    def papers(self, seat: Post | Unit) -> list[Paper]:
        commission, document, path = self._commission, self._document(seat), f"job-descriptions/{seat.id}"
        paper = in_word(document, commission, self._own_inserts(document))
        return [(f"{path}.docx", paper), (f"{path}.pdf", pdf.pdf(document, commission.theme, self._fonts))]

    def _document(self, seat: Post | Unit) -> Document:
        return self._commission.together([descriptions.of(seat) for descriptions in self._in_languages])

    def _letters(self, seat: Post | Unit) -> set[str]:
        return {char for text in self._document(seat).texts() for char in text}

    def _own_inserts(self, document: Document) -> Inserts | None:
        """What a template may ask of this description."""
        if self._inserts is None:
            return None
        # Imported here because hardly anyone has a template.
        from render.products.description_inserts import inserts_of

        return inserts_of(document, self._inserts)
