"""Write docs/keys.md and docs/rules.md, and their Chinese twins, from what the code knows.

    .venv/bin/python tools/make_reference_pages.py

`tests/test_docs.py` fails while they tell anything else.
"""

from collections.abc import Iterator
from pathlib import Path

import yaml

import render.editing
from render.lint.rules import RULES
from render.spec import aliases
from render.spec.keys import PLACES

DOCS = Path(__file__).parents[1] / "docs"
FOLDERS = {"en": DOCS, "zh": DOCS / "zh-CN"}
DESCRIPTIONS = Path(render.editing.__file__).with_name("descriptions.yaml")

KEYS_HEAD = {
    "en": """\
# Every key of a spec

[The spec](spec.md) explains how these work together. **Bold** keys must be given. The Chinese words may stand for the
standard ones; `rolebook fmt` turns them into those. Editors that know the schema show the same while you type.
""",
    "zh": """\
# 描述文件的全部键

这些键如何配合使用，见[描述文件](spec.md)。**粗体**的键必须写出。中文键可以代替标准键，`rolebook fmt` 会换成标准写法。
认得 schema 的编辑器在输入时显示同样的说明。
""",
}
KEYS_COLUMNS = {"en": ("key", "Chinese", "what it is for"), "zh": ("键", "中文", "说明")}
VALUES_TITLE = {"en": "Chinese words for values", "zh": "固定值的中文写法"}
VALUES_COLUMNS = {"en": ("key", "values"), "zh": ("键", "值")}
WHOLE = {"en": "The top of the file", "zh": "文件顶层"}
OVERLAY = {"en": "Only in a variant, `SPEC.VARIANT.yaml`", "zh": "只用于变体文件 `SPEC.VARIANT.yaml`"}

RULES_HEAD = {
    "en": """\
# The rules of lint

What `rolebook lint` looks for in a spec that is right; [Checking and reviewing](checking.md) says how to set severities
and to silence a rule. `rolebook lint --explain RULE` tells the same.
""",
    "zh": """\
# 评审规则

`rolebook lint` 在没有错误的描述文件里查看什么。如何设定级别、忽略某条规则，见[检查与评审](checking.md)。
`rolebook lint --explain 规则名` 给出同样的说明。
""",
}
RULES_COLUMNS = {"en": ("rule", "severity", "`--fix`", "why"), "zh": ("规则", "级别", "`--fix`", "理由")}


def keys_page(language: str) -> Iterator[str]:
    descriptions = yaml.safe_load(DESCRIPTIONS.read_text("utf-8"))
    yield KEYS_HEAD[language]
    for place, (name, shape) in PLACES.items():
        chinese = _chinese(place)
        title = WHOLE[language] if not place else f"{name[0].upper()}{name[1:]}" if language == "en" else chinese
        yield f"## {title}\n" if not place or language == "en" else f"## {title}（`{place.removesuffix('[]')}`）\n"
        rows = [
            (f"**`{key}`**" if field.required else f"`{key}`", _words(place, key), descriptions[place][key][language])
            for key, field in shape.fields().items()
        ]
        yield from _table(KEYS_COLUMNS[language], rows)
    yield f"## {OVERLAY[language]}\n"
    yield from _table(
        KEYS_COLUMNS[language], [(f"`{key}`", "", it[language]) for key, it in descriptions["overlay"].items()]
    )
    yield f"## {VALUES_TITLE[language]}\n"
    yield from _table(
        VALUES_COLUMNS[language],
        [
            (f"`{place}: {key}`", ", ".join(f"{chinese} `{standard}`" for chinese, standard in known.items()))
            for (place, key), known in aliases.VALUES.items()
        ],
    )


def _chinese(place: str) -> str:
    """The Chinese word for the key of a place: that of the place in lists is at the top, others further down."""
    key = place.removesuffix("[]")
    homes = aliases.KEYS.values() if key != place else reversed(aliases.KEYS.values())
    return next((word for known in homes for word, standard in known.items() if standard == key), key)


def _words(place: str, key: str) -> str:
    return ", ".join(word for word, standard in aliases.KEYS.get(place, {}).items() if standard == key)


def rules_page(language: str) -> Iterator[str]:
    yield RULES_HEAD[language]
    yield from _table(
        RULES_COLUMNS[language],
        [
            (f"`{rule.name}`", str(rule.severity), "✓" if rule.fixable else "", rule.why.by_language[language])
            for rule in RULES
        ],
    )


def _table(columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> Iterator[str]:
    for row in (columns, ("---",) * len(columns), *rows):
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"
    yield ""


PAGES = {"keys.md": keys_page, "rules.md": rules_page}


def pages() -> Iterator[tuple[Path, str]]:
    """Every page by its file."""
    for name, page in PAGES.items():
        for language, folder in FOLDERS.items():
            yield folder / name, "\n".join(page(language)).rstrip() + "\n"


if __name__ == "__main__":
    for path, text in pages():
        path.write_text(text, "utf-8")
