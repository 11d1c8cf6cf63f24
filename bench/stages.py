"""One stage of the pipeline as a process of its own: `python -m bench.stages STAGE SPEC TARGET`.

Each imports for itself what it needs, so that none waits for what others load.
"""

import gc
import os
import sys
from pathlib import Path

from render.content import Document, Figure
from render.locales import load_locale
from render.organisation import Organisation
from render.spec import load
from render.themes import load_theme


def handbook(organisation: Organisation) -> Document:
    from render.products.handbook import handbook

    return handbook(organisation, load_locale("zh"))


def text_only(organisation: Organisation) -> Document:
    """The handbook without its charts, which the peers could not draw."""
    document = handbook(organisation)
    return document._replace(blocks=tuple(block for block in document.blocks if not isinstance(block, Figure)))


def rows(organisation: Organisation) -> bytes:
    """The rows of the matrix, for `bench.word_peers`."""
    import json

    from render.products.matrix import matrix_table

    department, found = "", []
    for group, post, duties in matrix_table(organisation, load_locale("zh"), number=1).rows:
        department = group.text if group else department
        found.append((department, post.text if post else "", duties.items if duties else ()))
    return json.dumps(found, ensure_ascii=False).encode()


def matrix_in_word(organisation: Organisation) -> bytes:
    from render.products.matrix import matrix
    from render.writers import word

    return word.docx(matrix(organisation, load_locale("zh")), load_theme("classic"))


def in_pdf(document: Document) -> bytes:
    from render.typesetting.fonts import noto_sans
    from render.writers import pdf

    return pdf.pdf(document, load_theme("classic"), noto_sans())


def typst_source(organisation: Organisation) -> bytes:
    """The same text for Typst."""
    from bench import typst_source

    return typst_source.source(text_only(organisation))


def in_pdf_by_typst(organisation: Organisation) -> bytes:
    """The same text, from the same spec, set by Typst."""
    from bench import typst_peer

    return typst_peer.pdf(typst_source(organisation))


STAGES = {
    "rows": rows,
    "matrix": matrix_in_word,
    "handbook": lambda it: in_pdf(handbook(it)),
    "handbook-text": lambda it: in_pdf(text_only(it)),
    "typst-source": typst_source,
    "handbook-text-by-typst": in_pdf_by_typst,
}

if __name__ == "__main__":
    gc.disable()  # as the command does; so below
    stage, spec, target = sys.argv[1:]
    organisation = load(Path(spec), "zh").organisation
    Path(target).write_bytes(STAGES[stage](organisation))
    os._exit(0)
