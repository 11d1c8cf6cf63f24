"""The rules of `rolebook lint`. One function per rule; each looks at an organisation and knows nothing of files."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from render.diagnostics import Severity
from render.lint.rules import authority, control_block, controls, duties, raci, staffing, structure, wording
from render.lint.subject import Finding, Subject
from render.organisation import Text


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its lasting name, how grave it is unless somebody says otherwise, why it is there, what finds it."""

    name: str
    severity: Severity
    why: Text
    find: Callable[[Subject], Iterator[Finding]]
    fixable: bool = False


def _nothing(_subject: Subject) -> Iterator[Finding]:
    """For rules about the review itself, which `render.lint` looks after."""
    yield from ()


def _why(zh: str, en: str) -> Text:
    return Text({"zh": zh, "en": en})


ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
UNKNOWN_SETTING, UNUSED_IGNORE = "unknown-setting", "unused-ignore"
RULES = (
    Rule(
        "no-responsibilities",
        WARNING,
        _why(
            "没有写明职责的岗位，任职者不知道该做什么，考核与审核也无从对照。",
            "Whoever holds a post that has no responsibilities cannot know what to do, and no audit can compare.",
        ),
        duties.without_responsibilities,
    ),
    Rule(
        "similar-responsibilities",
        WARNING,
        _why(
            "两个岗位的职责几乎相同时，出了问题说不清由谁负责。同名岗位之间不比较；相似度由 limits 的 likeness 设定。",
            "Where two jobs have nearly the same responsibility, nobody can say whose it is. Posts of the same title "
            "are not compared with each other; the limit `likeness` says from how many percent.",
        ),
        duties.similar,
    ),
    Rule(
        "vague-duty",
        WARNING,
        _why(
            "“其他工作”一类的说法没有内容：做到与没做到无法区分，也无法考核。",
            "Words such as \"other duties\" have no content: nobody can tell whether the duty was done.",
        ),
        duties.vague,
    ),
    Rule(
        "duty-without-authority",
        WARNING,
        _why(
            "职责要求审批、签订或定价，却没有写明相应权限，任职者不是越权，就是无法履职。只在有岗位写明了权限时检查。",
            "A duty to approve, sign or set prices that no authority goes with can only be fulfilled by exceeding "
            "one's powers. Looked at only where some post has `authority`.",
        ),
        authority.duties_without,
    ),
    Rule(
        "span-of-control",
        WARNING,
        _why(
            "直接下级过多，管理者无法逐一指导和考核。上限由 limits 的 reports 设定。",
            "A superior with very many direct reports cannot guide each of them. The limit `reports` says how many.",
        ),
        structure.too_many_reports,
    ),
    Rule(
        "single-report",
        NOTE,
        _why(
            "只有一名直接下级的管理岗位，往往是多出来的一个层级。",
            "A superior with one direct report is often a layer too many.",
        ),
        structure.single_reports,
    ),
    Rule(
        "layers",
        WARNING,
        _why(
            "层级越多，指令和信息传到一线越慢、越走样。上限由 limits 的 layers 设定。",
            "Every layer slows down and distorts what passes through it. The limit `layers` says how many posts may "
            "stand above one another.",
        ),
        structure.too_many_layers,
    ),
    Rule(
        "single-unit",
        NOTE,
        _why(
            "一个单位里只有另一个单位、没有别的岗位和职责时，两者通常可以合并。",
            "A unit that holds one other unit and nothing else can usually be merged with it.",
        ),
        structure.single_units,
    ),
    Rule(
        "head-missing",
        NOTE,
        _why(
            "设有岗位的部门没有负责人时，其中的岗位没有直接上级。若确实如此，请在该部门处注明忽略本规则的理由。",
            "The posts of a department without a head have no superior. Where that is meant, say so in a comment that "
            "ignores this rule.",
        ),
        structure.without_head,
    ),
    Rule(
        "headcount",
        WARNING,
        _why(
            "部门编制应与其岗位编制之和、在岗人数相符。",
            "The headcount of a unit, that of its posts and the people in it have to agree.",
        ),
        staffing.headcount,
    ),
    Rule(
        "duty-separation",
        ERROR,
        _why(
            "不相容职责（如定价与审批、退款与审批、采购与付款）集中在一个岗位或一个人手里，错误和舞弊便无人发现；代理任职也计算在内。",
            "Where one post or one person has duties that must check each other (setting and approving a price, "
            "issuing and approving a refund, purchasing and paying), error and fraud go unseen. Acting counts too.",
        ),
        controls.incompatible_duties,
    ),
    Rule(
        "one-accountable",
        ERROR,
        _why(
            "每项活动有且只有一个 A（批准并承担最终责任）：没有则无人负责，多个则互相推诿。",
            "An activity has exactly one A: with none nobody answers for it, with several each waits for the other.",
        ),
        raci.one_accountable,
    ),
    Rule(
        "nobody-responsible",
        WARNING,
        _why(
            "只有 A 而没有 R 的活动，有人负责却没有人去做。",
            "An activity with an A and no R has somebody to answer for it, and nobody to do it.",
        ),
        raci.somebody_responsible,
    ),
    Rule(
        "half-width-punctuation",
        NOTE,
        _why(
            "中文标点应为全角（GB/T 15834）；汉字之间的半角标点多为输入法所致。",
            "Chinese text has full-width punctuation (GB/T 15834); half-width marks between Han characters are mostly "
            "slips of the keyboard.",
        ),
        wording.half_width_punctuation,
        fixable=True,
    ),
    Rule(
        "untranslated-name",
        WARNING,
        _why(
            "其他名称都有多种语言，缺译的名称会在另一语言的文件里留下原文。",
            "Where other names have several languages, one that lacks a language stands out in the papers.",
        ),
        wording.untranslated_names,
    ),
    Rule(
        "stale-document-block",
        WARNING,
        _why(
            "文件控制信息中的版本和生效日期应与最后一次修订一致，否则无法判断手中的文件是否有效。",
            "Version and effective date of the control block have to match the last revision, or nobody can tell "
            "which paper is in force.",
        ),
        control_block.stale,
    ),
    Rule(
        UNKNOWN_SETTING,
        ERROR,
        _why(
            "写错的规则名会让设置不起作用，而没有人察觉。",
            "A rule name that is misspelt sets nothing, and nobody notices.",
        ),
        _nothing,
    ),
    Rule(
        UNUSED_IGNORE,
        NOTE,
        _why(
            "不再起作用的忽略注释会掩盖以后的问题。",
            "A comment that silences nothing any more would hide what comes later.",
        ),
        _nothing,
    ),
)  # fmt: skip
RULE_BY_NAME = {rule.name: rule for rule in RULES}
