"""The PNG of a chart page, opened by Pillow and compared with the SVG's positions."""

from io import BytesIO

import pytest
from chart_samples import FAMILY, THEME, chart_of, pages_of, star
from PIL import Image

from render.writers.chart_pdf import pdf
from render.writers.png import png

DOTS = 2  # per point


@pytest.fixture(scope="module")
def page():
    return pages_of(star(5))[0]


@pytest.fixture(scope="module")
def image(page):
    image = Image.open(BytesIO(png(pdf(page, THEME, FAMILY))))
    image.load()
    return image


def test_it_is_the_whole_page(page, image):
    assert image.format == "PNG"
    assert image.mode == "RGB"
    assert image.size == pytest.approx((page.width * DOTS, page.height * DOTS), abs=1)
    assert image.info["dpi"] == pytest.approx((144, 144), abs=0.1)


def test_boxes_have_their_colours_at_their_places(page, image):
    for shape in page.drawing.shapes:
        look = THEME.chart.boxes[shape.role]
        inside = image.getpixel((round((shape.x + shape.width / 2) * DOTS), round((shape.y + 3) * DOTS)))
        assert inside == tuple(bytes.fromhex(look.fill[1:]))
    assert image.getpixel((5, 5)) == (255, 255, 255)


def test_text_is_drawn(page, image):
    line = page.drawing.shapes[1].lines[0]
    area = image.crop(
        [round(DOTS * side) for side in (line.x, line.baseline - line.size, line.x + line.width, line.baseline)]
    )
    assert area.convert("L").getextrema()[0] < 80


def test_width_of_any_number_of_pixels():
    """Rows are padded where the number of bytes is odd."""
    for size in (11, 12, 13, 14):
        page = pages_of(chart_of([], titles=("岗",)))[0]
        picture = pdf(type(page)(page.name, page.title, "", size + 0.25, 20, page.drawing, (), ()), THEME, FAMILY)
        Image.open(BytesIO(png(picture))).load()


def test_the_same_bytes_every_time(page):
    picture = pdf(page, THEME, FAMILY)
    assert png(picture) == png(picture)
