"""Small documents that several suites read."""

import pytest
from importing_documents import ROWS, open_document, open_table, paper, workbook


@pytest.fixture(scope="session")
def sources():
    return {
        "book": workbook({"Sheet1": ROWS}),
        "paper": paper(ROWS),
        "ods": open_document(open_table(ROWS)),
        "odt": open_document(open_table(ROWS), "text"),
    }
