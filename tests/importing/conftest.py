"""Small documents that several suites read."""

import pytest
from importing_documents import ROWS, paper, workbook


@pytest.fixture(scope="session")
def sources():
    return {"book": workbook({"Sheet1": ROWS}), "paper": paper(ROWS)}
