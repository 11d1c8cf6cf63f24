"""Words that name no task, in Chinese, English and Japanese.

Each pattern has to tell 完成领导交办的其他任务 from 督办领导交办事项, and "Other duties" from "Assign other duties".
"""

import re

from render.han import has_han

_CLAUSE = "[^,，;；。]"
_BOSS = "(?:领导|上级|上司|主管)"
_TASK = "(?:工作|任务|事[项务宜情])"
_CHINESE = (
    f"交[办给]的{_CLAUSE}{{0,6}}{_TASK}",
    f"(?:完成|做好|承担|承办)(?:好|公司|{_BOSS})*交办{_TASK}",
    f"{_BOSS}{_CLAUSE}{{0,4}}(?:安排|交代|布置|指派|下达|分配)的{_CLAUSE}{{0,6}}{_TASK}",
    f"其[他它余](?:的|相关|有关|临时|日常|辅助){{0,2}}(?:{_TASK}|职责)(?![组站日室者量流人项分])",
    "(?:^|[的及和与、，,])其[他它](?:的?事)?(?=等?[。.]?$)",
    "^(?:认真)?(?:做好|完成好?)?(?:本职|[分份]内|各项|日常)(?:工作|事务)(?=[。.]?$)",
    f"(?:协助|配合){_CLAUSE}{{0,20}}(?:相关|有关)的?{_TASK}(?![底流人组站表计记总])",
    "^等+(?=[。.]?$)",
)
_JAPANESE = ("^その他.{0,20}(?:業務|職務|仕事|事項|こと)(?=[。.]?$)",)

_NOUN = r"(?:(?:duties|tasks|assignments|responsibilities|activities|projects|requests|business)\b|work(?= as\b|\W*$))"
_EMPTY = r"(?:other|additional|further|extra|special|ad[- ]?hoc|miscellaneous)"
_FILLER = r"(?:any|all|such|the|some|various|related|relevant|similar|reasonable|general|job[- ]related)"
_DOING = r"(?:(?:perform|do|undertak|carry|carri|complet|tak|handl|fulfil|execut|assum|accept|assist|help)\w*)"
_AS_TOLD = (
    r"as (?:(?:may be )?(?:assigned|required|requested|directed|needed|necessary)\b(?! by)"
    r"|\w+ by (?:the |their )?(?:\w+ )?(?:management|manager|superior|supervisor)s?\b)"
)
_ENGLISH = (
    rf"(?:^|(?<=[,;:.(])|(?<=\band)|(?<=\bor))\s*\b(?:(?:to\s+)?{_DOING}\s+(?:(?:out|on|with)\s+)?)?(?:{_FILLER}\s+)*"
    rf"(?:{_EMPTY}\s+(?:(?:{_FILLER}|{_EMPTY})\s+)*{_NOUN}(?: {_AS_TOLD})?|{_NOUN} {_AS_TOLD})",
    r"^(?:assist|help|support)\w*(?: out)?(?: (?:with |the |any |all )*(?:others?|other \w+|team|colleagues|managers?"
    r"|management|staff))? (?:as|where|when|wherever|whenever) (?:needed|required|necessary)(?=\W*$)",
    r"^(?:do|perform)? ?whatever else\b|^(?:and )?(?:others?|et ?c(?:etera)?|misc(?:ellaneous)?)(?=\W*$)",
)
_IN_HAN = re.compile("|".join((*_CHINESE, *_JAPANESE)))
_IN_LETTERS = re.compile("|".join(_ENGLISH), re.IGNORECASE)


def vague_words(duty: str) -> str:
    """The words of a duty that name no task; empty if it names one."""
    found = (_IN_HAN if has_han(duty) else _IN_LETTERS).search(duty)
    return found[0].strip() if found else ""
