"""The Word writer, read back with python-docx, with plain XML, with a lint of our own and with openxml-audit."""

import datetime
import io
import zipfile
from itertools import pairwise

import docx as python_docx
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator
from word_lint import W, lint
from word_samples import HOSTILE, SAMPLES, big_rows, paper, seed_rows, table_of

from render.content import Cell, Column, Figure, Table, block_texts
from render.themes import load_theme
from render.writers.word import docx
from render.writers.word_parts import xml as word_xml
from render.writers.word_parts.bookmarks import bookmark_names
from render.writers.word_parts.sheet import column_widths

THEME = load_theme("classic")


@pytest.fixture(scope="module")
def made():
    return {name: docx(sample, THEME) for name, sample in SAMPLES.items()}


each_sample = pytest.mark.parametrize("name", SAMPLES)

# ---------------------------------------------------------------- reading back


def part(data, name):
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def body(data):
    return part(data, "word/document.xml").find(W + "body")


def words(element):
    """What the element says to a reader, line ends and tabs included."""
    signs = {W + "t": lambda node: node.text or "", W + "br": lambda _: "\n", W + "tab": lambda _: "\t"}
    return "".join(signs[node.tag](node) for run in element.iter(W + "r") for node in run.iterchildren(*signs))


def value(element, *path):
    """The w:val of the element at the path, None where there is no such element."""
    found = element.find("/".join(W + step for step in path))
    return None if found is None else found.get(W + "val", "")


def tables(data, style="RolebookMatrix"):
    return [table for table in body(data).iter(W + "tbl") if value(table, "tblPr", "tblStyle") == style]


def rows(table):
    """The cells of each row below the header."""
    return [row.findall(W + "tc") for row in table.findall(W + "tr")[1:]]


def is_kept(row):
    return all(paragraph.find(f"{W}pPr/{W}keepNext") is not None for cell in row for paragraph in cell.iter(W + "p"))


def numbered(data):
    """The number that Word shows before each paragraph, by the rules of numbering.xml."""
    levels = {level.get(W + "ilvl"): level for level in part(data, "word/numbering.xml").iter(W + "lvl")}
    counts = [0] * len(levels)
    root = body(data)  # lxml makes elements anew for whoever does not hold the tree
    for paragraph in root.iter(W + "p"):
        if next(paragraph.iterancestors(W + "txbxContent"), None) is not None:
            continue
        level = value(paragraph, "pPr", "numPr", "ilvl")
        label = ""
        if level is not None:
            depth = int(level)
            counts[depth] += 1
            counts[depth + 1 :] = [0] * len(counts[depth + 1 :])
            pattern = value(levels[level], "lvlText")
            label = pattern.replace(f"%{depth + 1}", str(counts[depth]))
        yield label, paragraph


def dump(data):
    """The paper as plain lines: what a person judges in the golden file."""
    numbers = iter([label for label, _ in numbered(data)])
    lines = [f"header: {words(part(data, 'word/header.xml'))}", f"footer: {words(part(data, 'word/footer.xml'))}"]
    for block in body(data).iterchildren(W + "p", W + "tbl"):
        if block.tag == W + "p":
            label = next(numbers)
            lines.append(f"[{value(block, 'pPr', 'pStyle')}] {label} {words(block)}")
            continue
        lines.append(f"[{value(block, 'tblPr', 'tblStyle')}]")
        for row in block.findall(W + "tr"):
            cells = []
            for cell in row.findall(W + "tc"):
                is_merged = value(cell, "tcPr", "vMerge") == ""
                texts = [f"{next(numbers)} {words(p)}".strip() for p in cell.findall(W + "p")]
                cells.append('"' if is_merged else " / ".join(texts))
            lines.append("  " + " | ".join(cells) + ("  (kept)" if is_kept(row) else ""))
    return "\n".join(lines) + "\n"


# ---------------------------------------------------------------- every sample


@each_sample
def test_our_lint_finds_nothing(made, name):
    assert lint(made[name]) == []


@each_sample
def test_openxml_audit_finds_nothing(made, name, tmp_path):
    path = tmp_path / "paper.docx"
    path.write_bytes(made[name])
    assert [error.description for error in OpenXmlValidator().validate(path).errors] == []


@each_sample
def test_the_same_bytes_twice(made, name):
    assert docx(SAMPLES[name], THEME) == made[name]


@each_sample
def test_every_word_is_there(made, name):
    document = SAMPLES[name]
    stories = (body(made[name]), part(made[name], "word/header.xml"))
    said = {words(paragraph) for story in stories for paragraph in story.iter(W + "p")}
    said |= {word for text in said for word in text.split("\t")} | {text.split(" | ")[0] for text in said}
    expected = {document.title, document.organisation, *(word for pair in document.control for word in pair)}
    for block in document.blocks:
        expected.update(
            set(block_texts(block)) - {block.chart.title, ""} if isinstance(block, Figure) else block_texts(block)
        )
    later = {text for text in expected if text.endswith("（续）")}  # for pages that may not come
    assert expected - later <= said | {""}


@each_sample
def test_lists_count_from_one_again(made, name):
    lists, current = [], []
    for label, paragraph in numbered(made[name]):
        if label:
            current.append((label, words(paragraph)))
        if value(paragraph, "pPr", "numPr", "ilvl") == "0":
            lists.append(current)
            current = []
    lists.append(current)
    assert all([label for label, _ in one] == [f"{n}." for n in range(1, len(one) + 1)] for one in lists)
    expected = [list(items) for items in lists_of(SAMPLES[name])]
    assert [[text for _, text in one] for one in lists if one] == expected


def lists_of(document):
    for block in document.blocks:
        if isinstance(block, Table):
            yield from (cell.items for row in block.rows for cell in row if cell and cell.items)
        elif items := getattr(block, "items", ()):
            yield items


@each_sample
def test_rows_stay_whole_and_the_header_comes_again(made, name):
    for table in tables(made[name]):
        properties = [row.find(W + "trPr") for row in table.findall(W + "tr")]
        assert all(one.find(W + "cantSplit") is not None for one in properties)
        assert [one.find(W + "tblHeader") is not None for one in properties] == [True] + [False] * (len(properties) - 1)


@each_sample
def test_merged_cells_cover_what_they_say(made, name):
    """Whatever part of a span a page shows, its cell says the name, or the name continued."""
    sources = [block for block in SAMPLES[name].blocks if isinstance(block, Table)]
    for source, table in zip(sources, tables(made[name]), strict=True):
        above, shown = None, None
        for row, cells in zip(source.rows, rows(table), strict=True):
            above = row[0] or above
            merge = value(cells[0], "tcPr", "vMerge")
            if merge == "":
                assert row[0] is None and words(cells[0]) == ""
            elif not above.items:
                shown = words(cells[0])
            assert above.items or shown in (above.text, above.continued)


@each_sample
def test_read_by_python_docx(made, name):
    read = python_docx.Document(io.BytesIO(made[name]))
    title = next(paragraph for paragraph in read.paragraphs if paragraph.style.name == "Title")
    assert title.text.replace("\n", " ") == SAMPLES[name].title
    assert sum(len(table.rows) for table in read.tables) > 0 or not SAMPLES[name].blocks


# ---------------------------------------------------------------- the matrix


def test_the_seed_as_text(made, golden):
    golden("word/responsibilities", dump(made["seed"]))


def test_every_block_as_text(made, golden):
    golden("word/every_block", dump(made["every block"]))


def test_a_small_department_is_kept_together(made):
    cells = rows(tables(made["seed"])[0])
    ends = [number for number, row in enumerate(cells) if not is_kept(row)]
    units = [unit for unit, _, _ in seed_rows()]
    assert ends == [number for number, unit in enumerate(units) if units[number + 1 : number + 2] != [unit]]


def test_the_name_of_a_tall_department_is_repeated(made):
    cells = rows(tables(made["300 posts"])[0])
    names = [words(row[0]) for row in cells if value(row[0], "tcPr", "vMerge") == "restart"]
    assert names[0] == "客户服务与体验中心"
    assert set(names[1:-1]) == {"客户服务与体验中心（续）"}
    assert 10 < len(names) < 60
    for row, following in pairwise(cells):
        begins_part = value(following[0], "tcPr", "vMerge") == "restart"
        assert is_kept(row) != begins_part


def test_a_name_is_only_repeated_at_the_top_of_a_page(made):
    cells = rows(tables(made["300 posts"])[0])
    turning = [words(row[0]) for row in cells if row[0].find(".//" + W + "pageBreakBefore") is not None]
    assert turning == [words(row[0]) for row in cells if words(row[0]).endswith("（续）")]


def test_nested_spans_are_repeated_at_the_same_row():
    columns = tuple(Column(name, 1) for name in "abc")
    inner = [Cell(f"部{n}", rows=50, continued=f"部{n}（续）") for n in range(2)]
    outer = Cell("中心", rows=100, continued="中心（续）")
    cells = [(None if n else outer, None if n % 50 else inner[n // 50], Cell(f"岗{n}")) for n in range(100)]
    table = tables(docx(paper(Table("", columns, tuple(cells))), THEME))[0]
    starts = [n for n, row in enumerate(rows(table)) if value(row[0], "tcPr", "vMerge") == "restart"]
    assert len(starts) > 2
    assert all(value(rows(table)[n][1], "tcPr", "vMerge") == "restart" for n in starts)
    assert words(rows(table)[starts[1]][1]) == "部0（续）"


@pytest.mark.parametrize(("count", "is_tied"), [(9, True), (90, False)])
def test_only_a_small_table_without_spans_is_tied_together(count, is_tied):
    table = Table("", (Column("a", 1),), tuple((Cell(str(n)),) for n in range(count)))
    kept = [is_kept(row) for row in rows(tables(docx(paper(table), THEME))[0])]
    assert set(kept[:-1]) == {is_tied} and not kept[-1]


def test_a_wide_table_turns_the_sheet(made):
    size = body(made["wide"]).find(f"{W}sectPr/{W}pgSz")
    assert size.get(W + "orient") == "landscape"
    assert int(size.get(W + "w")) > int(size.get(W + "h"))
    assert body(made["seed"]).find(f"{W}sectPr/{W}pgSz").get(W + "orient") is None


def test_a_long_word_widens_its_column():
    def first_width(word):
        grid = tables(docx(paper(table_of([(word, "Post", ["duty"])])), THEME))[0].find(W + "tblGrid")
        assert sum(int(column.get(W + "w")) for column in grid) == 9186
        return int(grid[0].get(W + "w"))

    assert first_width("Infrastructure") > first_width("Sales")
    assert first_width("A" * 300) == 9186 / 3


def test_column_widths_add_up():
    assert column_widths([1, 1, 1], 50.05) == [334, 333, 334]


# ---------------------------------------------------------------- furniture


def test_fields_are_filled(made):
    footer = part(made["seed"], "word/footer.xml")
    fields = {field.get(W + "instr").strip(): words(field) for field in footer.iter(W + "fldSimple")}
    assert fields == {"PAGE": "1", "NUMPAGES": "2"}
    assert words(footer) == "HR-ORG-001 · 1.0　第 1 页 / 共 2 页"
    caption = next(p for p in body(made["seed"]).iter(W + "p") if value(p, "pPr", "pStyle") == "Caption")
    field = caption.find(W + "fldSimple")
    assert (field.get(W + "instr"), words(field)) == (r" SEQ Table \* ARABIC ", "1")
    assert words(caption) == "表 1　岗位职责矩阵"


def test_a_number_that_is_not_the_captions_own_stays_text():
    data = docx(paper(Table("2026 计划", (Column("a", 1),), ()), Table("表 2026", (Column("a", 1),), ())), THEME)
    assert list(body(data).iter(W + "fldSimple")) == []


def test_without_control_block_or_running_head(made):
    assert tables(made["one post"], "RolebookControl") == []
    assert value(part(made["one post"], "word/header.xml"), "p", "pPr", "pStyle") != "Header"


def test_links_lead_to_headings_that_are_there(made):
    links = [(link.get(W + "anchor"), words(link)) for link in body(made["every block"]).iter(W + "hyperlink")]
    assert links == [("at_post_a", "到运营经理")]


def test_bookmark_names_stay_apart():
    ids = ["post-a", "post a", "POST_A", "部门", "1", "x" * 99, "x" * 98]
    names = bookmark_names(ids)
    assert len({name.lower() for name in names.values()}) == len(ids)
    assert max(map(len, names.values())) <= 40


def test_core_properties(made):
    properties = python_docx.Document(io.BytesIO(made["seed"])).core_properties
    assert (properties.title, properties.subject) == ("岗位职责矩阵", "电商运营团队")
    assert (properties.author, properties.identifier, properties.version) == ("人力资源部", "HR-ORG-001", "1.0")
    assert properties.language == "zh-CN"
    assert properties.revision == 1
    day = datetime.datetime(2026, 12, 1, tzinfo=datetime.UTC)
    assert properties.created == properties.modified == day


def test_no_date_where_the_paper_has_none(made):
    properties = python_docx.Document(io.BytesIO(made["one post"])).core_properties
    assert properties.created is properties.modified is None


def test_zip_times_are_fixed(made):
    entries = zipfile.ZipFile(io.BytesIO(made["seed"])).infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert entries[0].filename == "[Content_Types].xml"


# ---------------------------------------------------------------- looks and languages


def test_the_theme_is_in_the_styles(made):
    styles = {style.get(W + "styleId"): style for style in part(made["seed"], "word/styles.xml").iter(W + "style")}
    fonts = part(made["seed"], "word/styles.xml").find(f"{W}docDefaults//{W}rFonts")
    assert fonts.get(W + "eastAsia") == THEME.word_han_font
    assert {fonts.get(W + name) for name in ("ascii", "hAnsi", "cs")} == {THEME.word_latin_font}
    assert value(styles["Title"], "rPr", "color") == THEME.palette.accent[1:]
    assert value(styles["RolebookTableText"], "rPr", "sz") == str(round(2 * THEME.type.table))


def test_another_theme_gives_another_look_and_the_same_words(made):
    palette = THEME.palette._replace(accent="#AA0000")
    theme = THEME._replace(palette=palette, word_han_font='思源 & "黑体"')
    data = docx(SAMPLES["seed"], theme)
    assert lint(data) == []
    assert dump(data) == dump(made["seed"])
    assert (
        'w:eastAsia="思源 &amp; &quot;黑体&quot;"' in zipfile.ZipFile(io.BytesIO(data)).read("word/styles.xml").decode()
    )


@pytest.mark.parametrize(("name", "latin", "han"), [("seed", "en-US", "zh-CN"), ("english", "en", "zh-CN")])
def test_the_language_is_told(made, name, latin, han):
    language = part(made[name], "word/styles.xml").find(f"{W}docDefaults//{W}lang")
    assert (language.get(W + "val"), language.get(W + "eastAsia")) == (latin, han)


def test_word_15_and_no_compatibility_mode(made):
    settings = part(made["seed"], "word/settings.xml").iter(W + "compatSetting")
    assert {one.get(W + "name"): one.get(W + "val") for one in settings}["compatibilityMode"] == "15"


def test_quotes_beside_han_are_set_in_the_han_font(made):
    hinted = {words(run) for run in body(made["hostile"]).iter(W + "r") if run.find(f".//{W}rFonts") is not None}
    assert "“中文引号”……—" in hinted
    assert HOSTILE[0] not in hinted


def test_text_from_the_right(made):
    turned = [p for p in body(made["hostile"]).iter(W + "p") if p.find(f"{W}pPr/{W}bidi") is not None]
    assert {words(paragraph) for paragraph in turned} == {"مدير العمليات 12"}
    for run in (run for paragraph in turned for run in paragraph.iter(W + "r")):
        assert (run.find(f"{W}rPr/{W}rtl") is not None) == ("مدير" in words(run))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("مدير HR (A/B) 2", [("مدير ", "rtl", "ar-SA"), ("HR (A/B) 2", "", "")]),
        ("HR מנהל", [("HR ", "", ""), ("מנהל", "rtl", "he-IL")]),
        ("ผู้จัดการ HR", [("ผู้จัดการ", "cs", "th-TH"), (" HR", "", "")]),
        ("क्षेत्र：人事", [("क्षेत्र", "cs", "hi-IN"), ("：人事", "", "")]),
    ],
)
def test_word_is_told_script_and_direction_of_each_part(text, told):
    runs = etree.fromstring(f'<p xmlns:w="{W.strip("{}")}">{word_xml.run(text)}</p>').findall(W + "r")
    found = []
    for run in runs:
        kinds = [kind for kind in ("rtl", "cs") if run.find(f"{W}rPr/{W}{kind}") is not None]
        languages = [lang.get(W + "bidi") for lang in run.iter(W + "lang")]
        found.append((words(run), "".join(kinds), "".join(languages)))
        assert all(fonts.get(W + "cs") for fonts in run.iter(W + "rFonts")) or not languages
    assert found == told


# ---------------------------------------------------------------- the lint itself


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('<w:vMerge w:val="restart"/>', "", "merged with nothing above"),
        ('w:val="RolebookTableText"', 'w:val="Nowhere"', "paragraph style Nowhere is not defined"),
        ('<w:numId w:val="1"/>', '<w:numId w:val="7"/>', "list 7 level"),
        ('w:anchor="at_post_a"', 'w:anchor="gone"', "link to gone"),
        ('w:name="at_post_a"', 'w:name="at_unit_a"', "bookmark at_unit_a twice"),
        ('<w:gridCol w:w="', '<w:gridCol w:w="1', "not as wide as its columns"),
        ("</w:p></w:tc>", "</w:p><w:sdt/></w:tc>", "tc does not end with a paragraph"),
        ("</w:tbl><w:p>", "</w:tbl><w:sdt/><w:p>", "no paragraph after a table"),
        ('<Override PartName="/word/theme.xml"', '<Override PartName="/word/gone.xml"', "has no content type"),
        (' xml:space="preserve"', "", "loses its spaces"),
        (" PAGE ", " DDEAUTO cmd ", "is not one of ours"),
        ('r:id="rId4"', 'r:id="rId9"', "uses rId9"),
        ('w:fldCharType="end"', 'w:fldCharType="begin"', "does not end where it should"),
        ('descr="', 'title="', "says nothing in words"),
        ('<wp:docPr id="2"', '<wp:docPr id="1"', "drawing id 1 twice"),
        ('Target="styles.xml"', 'Target="style.xml"', "style.xml, which is not there"),
    ],
)
def test_the_lint_sees(made, old, new, fault):
    names = {"space": "hostile", "vMerge": "seed", "fldChar": "book"}
    name = next((sample for sign, sample in names.items() if sign in old), "every block")
    source, broken = zipfile.ZipFile(io.BytesIO(made[name])), io.BytesIO()
    with zipfile.ZipFile(broken, "w") as archive:
        for entry in source.namelist():
            data = source.read(entry)
            archive.writestr(entry, data if entry.endswith(".png") else data.decode().replace(old, new))
    assert any(fault in found for found in lint(broken.getvalue()))


def test_growth_is_in_the_rows_alone():
    small, large = (len(docx(paper(table_of(big_rows(count))), THEME)) for count in (500, 1000))
    assert large < 2 * small
