"""Duties that take a power to fulfil, against the authority that the post is given."""

import re
from collections.abc import Iterator

from render.lint.subject import Finding, Subject
from render.organisation import Authority, Post, Text
from render.spec.findings import shown

_CLAUSE = "[^,，;；。、]"
_NO_ACT = "后|前|的|流程|单|表|部|处|科|室|中心|岗|员|人|权|制|系统|意见|结果|记录|资料|材料|手续|进度"
POWER = re.compile(
    f"(?:审批|批准|核准|审定|核定|签发|签订|签署)(?!{_NO_ACT}|范围)"
    f"|定价(?!{_NO_ACT}|分析|报告|建议|模型|依据|策略的?(?:研究|分析))"
    r"|\b(?:approv(?:e|es|ing)|authori[sz](?:e|es|ing)|sign(?:s|ing)? off|sets? (?:\w+ )?prices)\b"
    r"|\b(?<!')pricing(?=$|[,;.]| of\b| and\b)"
    r"|\bsign(?:s|ing)? (?:\w+ ){0,2}(?:contract|agreement|lease|order|cheque|check|document|letter|certificate)s?\b",
    re.IGNORECASE,
)
"""Words for what only somebody with the power to do it can do, in Chinese and English."""

_ANOTHERS = re.compile(
    f"(?:报(?![价销表账])|提请|提交|呈|送|(?<!接)待(?!遇)|协助|配合|竞品|对手|监控|跟踪|调研|解释|了解|经(?![理营济费验办销])){_CLAUSE}*$"
    r"|\b(?:who|which|ask|asks|competitors?|(?:monitor|report|analy[sz]|watch|for [^,;.]+ to\b)\w*)\b[^,;.]*$",
    re.IGNORECASE,
)
"""What stands before such a word where the power is another's: 报总经理审批, 协助签订合同, the chair who approves."""

PREPARING = frozenset({"propose", "review", "execute"})


def duties_without(subject: Subject) -> Iterator[Finding]:
    """Only where the spec tells of authority at all: it need not."""
    posts = subject.organisation.posts
    if not any(post.authority for post in posts):
        return
    for post in posts:
        if any(map(_decides, post.authority)):
            continue
        for number, duty in enumerate(post.responsibilities):
            if words := power(duty.text):
                yield Finding(post, _message(words, post), HINT, ("responsibilities", number))


HINT = "Say under `authority` in what matter, and up to what limit; or word the duty as what the post really does."


def _message(words: str, post: Post) -> str:
    if not post.authority:
        return f"This duty takes the power to {shown(words)}, yet the post has no `authority`."
    return f"This duty takes the power to {shown(words)}, yet the post has the `authority` to decide nothing."


def _decides(authority: Authority) -> bool:
    """Whether it gives the last word; words of the spec's own may."""
    action = authority.action.by_language.get("", "") if authority.action else ""
    return action not in PREPARING


def power(text: Text) -> str | None:
    """The words of a duty that take a power, if any do."""
    for words in text.by_language.values():
        for match in POWER.finditer(words):
            if not _ANOTHERS.search(words[: match.start()]):
                return match[0]
    return None
