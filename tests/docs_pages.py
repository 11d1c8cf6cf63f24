"""The pages that people read, and what they show; shared by the suites that hold them to it."""

import re
import shlex
from pathlib import Path

ROOT = Path(__file__).parents[1]
ENGLISH = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
CHINESE = [ROOT / "README.zh-CN.md", *sorted((ROOT / "docs/zh-CN").glob("*.md"))]


def blocks(page: Path, language: str) -> list[str]:
    found = re.findall(rf"^( *)```{language}\n(.*?)^\1```$", page.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    return [re.sub(rf"^{indent}", "", block, flags=re.MULTILINE) for indent, block in found]


def commands(page: Path, *, of_sessions: bool = True) -> list[list[str]]:
    """The words of every line that a person is to type, without prompt and comment, up to where output goes.

    Those of sessions are shown with what they print.
    """
    lines = [line for block in blocks(page, "sh") for line in block.splitlines()]
    sessions = [line for block in blocks(page, "") for line in block.splitlines() if line[:1] == "$"]
    lines += [line.removeprefix("$ ") for line in sessions if of_sessions]
    typed = (shlex.split(line, comments=True) for line in lines)
    return [words[: words.index(">")] if ">" in words else words for words in typed if words]
