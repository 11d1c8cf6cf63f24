"""Figures of single writers, taken within one process, where start-up would hide them."""

import gc
import io
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from xlsxwriter import Workbook

from render.content import Document, Heading
from render.locales import load_locale
from render.organisation import Organisation
from render.products.job_description import JobDescriptions, described_seats
from render.products.matrix import matrix_table
from render.products.paper import paper
from render.spec import load
from render.themes import load_theme
from render.typesetting.fonts import noto_sans
from render.writers import pdf, word
from render.writers.excel import xlsx

_RUNS = 7
_ABOVE = 3  # rows of a sheet over its table
_HEIGHT = 61  # points; XlsxWriter alone measures nothing


def figures(posts_300: Path, posts_10_000: Path) -> Iterator[str]:
    """Lines to be printed; the arguments are specs of so many posts."""
    gc.disable()  # as the command does
    yield _workbook(_organisation(posts_10_000))
    yield from _job_descriptions(_organisation(posts_300))


def _organisation(spec: Path) -> Organisation:
    return load(spec, "zh").organisation


def _workbook(organisation: Organisation) -> str:
    locale = load_locale("zh")
    table = matrix_table(organisation, locale, number=1)
    document = paper(organisation, locale, "matrix", [Heading("matrix", 1, "/matrix"), table])
    rows = [
        [row[0].text, row[1].text, "\n".join(f"{place}. {item}" for place, item in enumerate(row[2].items, start=1))]
        for row in table.whole_rows()
    ]
    merged = [(place, row[0].rows) for place, row in enumerate(table.rows) if row[0] and row[0].rows > 1]
    theme, fonts = load_theme("classic"), noto_sans()
    pairs = [
        (_seconds(lambda: xlsx(document, theme, fonts)), _seconds(lambda: _alone(rows, merged))) for _ in range(_RUNS)
    ]
    ours, alone = (median(pair[side] for pair in pairs) for side in (0, 1))
    ratio = median(mine / other for mine, other in pairs)
    figures = f"{ours:.2f} s {alone:.2f} s {ratio:.2f}, at most 1.3"
    return f"xlsx of {len(rows):,} rows / XlsxWriter alone, same cells: {figures}"


def _alone(rows: list[list[str]], merged: list[tuple[int, int]]) -> bytes:
    """The same cells, numbered before, merged ranges and filter, with nothing measured and no page planned."""
    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True})
    sheet = book.add_worksheet("matrix")
    looks = [book.add_format({"text_wrap": True, "border": 1, "bold": column == 0}) for column in range(3)]
    for place, count in merged:
        sheet.merge_range(_ABOVE + place, 0, _ABOVE + place + count - 1, 0, "", looks[0])
    for place, texts in enumerate(rows):
        sheet.set_row(_ABOVE + place, _HEIGHT)
        for column, text in enumerate(texts):
            sheet.write_string(_ABOVE + place, column, text, looks[column])
    sheet.autofilter(_ABOVE - 1, 0, _ABOVE + len(rows) - 1, 2)
    book.close()
    return file.getvalue()


def _job_descriptions(organisation: Organisation) -> Iterator[str]:
    theme = load_theme("classic")
    descriptions = JobDescriptions(organisation, load_locale("zh"))
    documents = [descriptions.of(seat) for seat in described_seats(organisation)]
    fonts = noto_sans().narrowed(char for document in documents for text in document.texts() for char in text)
    writers: dict[str, tuple[Callable[[Document], bytes], str]] = {
        "DOCX": (lambda document: word.docx(document, theme), "at most 2"),
        "PDF": (lambda document: pdf.pdf(document, theme, fonts), "no limit"),
    }
    for name, (write, limit) in writers.items():
        write(documents[0])  # the start
        each = 1000 * _seconds(lambda write=write: [write(document) for document in documents]) / len(documents)
        yield f"{len(documents)} job descriptions, {name}: {each:.2f} ms each beyond start, {limit}"


def _seconds(work: Callable[[], object]) -> float:
    """Of this processor, so that other processes do not count."""
    started = time.process_time()
    work()
    return time.process_time() - started
