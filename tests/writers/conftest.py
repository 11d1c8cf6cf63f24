"""Pages of every kind, for the formats whose files hold all of them."""

import pytest
from chart_samples import balanced, chain, chart_of, map_of, map_page_of, pages_of, star

KINDS = {
    "tree": lambda: pages_of(balanced(60, 5, titles=("工程师", "Customer success consultant"), details=("李雷",))),
    "cards": lambda: pages_of(balanced(150, 6)),
    "star": lambda: pages_of(star(60)),
    "chain": lambda: pages_of(chain(30)),
    "one": lambda: pages_of(chart_of([])),
    "map": lambda: (map_page_of(map_of(9)),),
}


@pytest.fixture(params=KINDS.values(), ids=KINDS, scope="module")
def pages(request):
    return request.param()
