"""What headings of columns mean."""

import re
from enum import StrEnum
from functools import cache, lru_cache

from render.importing import vocabulary


class Field(StrEnum):
    """What a column can mean; its value is how notes name it."""

    PATH = "path of units"
    UNIT = "unit"
    UNIT_EN = "unit's English name"
    UNIT_CODE = "unit's code"
    PARENT = "unit above"
    UNIT_DUTIES = "unit's responsibilities"
    HEAD = "head of unit"
    OVERSEES = "units overseen"
    TITLE = "title"
    TITLE_EN = "English title"
    POST_CODE = "post's code"
    DUTIES = "responsibilities"
    PURPOSE = "purpose"
    AUTHORITY = "authority"
    KPIS = "measures"
    EDUCATION = "education required"
    EXPERIENCE = "experience required"
    CERTIFICATES = "certificates required"
    SKILLS = "skills required"
    HOURS = "working hours"
    QUALIFICATIONS = "what is required"
    MANAGER = "manager"
    MANAGER_ID = "manager's number"
    DOTTED = "dotted-line manager"
    HEADCOUNT = "headcount"
    ACTUAL = "number of people there"
    GRADE = "grade"
    NAME = "name"
    FIRST_NAME = "first name"
    LAST_NAME = "last name"
    NAME_EN = "English name"
    PERSON_ID = "employee number"
    EMAIL = "e-mail address"
    STATUS = "status"
    LEFT_ON = "date of leaving"
    FTE = "share of full time"
    REMARK = "remark"
    LEVEL = "level"
    LABEL = "name beside a code"
    TENURE = "how a post is held"
    LETTERS = "letters of who does what"
    ID = "number"
    SERIAL = "row number"
    OTHER = "other"


OF_PEOPLE = frozenset({Field.NAME, Field.FIRST_NAME, Field.LAST_NAME, Field.PERSON_ID})


@cache
def _meanings() -> dict[str, Field]:
    """By each word that may be a header, what it means."""
    found: dict[str, Field] = {}
    for name in vocabulary.names("headers"):
        for word in vocabulary.words("headers", name):
            found.setdefault(vocabulary.as_header(word), Field[name.upper()])
    return found


_NAMELESS = {
    Field.OTHER,
    Field.SERIAL,
    Field.LEVEL,
    Field.LABEL,
    Field.TENURE,
    Field.STATUS,
    Field.HEADCOUNT,
    Field.ACTUAL,
    Field.FTE,
}
_OF_NAME: dict[Field, Field] = {field: field for field in Field if field not in _NAMELESS}
_OF_NUMBER = {
    Field.MANAGER: Field.MANAGER_ID, Field.UNIT: Field.UNIT_CODE, Field.PATH: Field.UNIT_CODE,
    Field.TITLE: Field.POST_CODE, Field.NAME: Field.PERSON_ID, Field.PARENT: Field.PARENT, Field.DOTTED: Field.DOTTED,
    Field.HEAD: Field.HEAD,
}  # fmt: skip
_OF_EMAIL = {Field.MANAGER: Field.MANAGER_ID, Field.NAME: Field.EMAIL, Field.TITLE: Field.EMAIL}
_OF_ENGLISH = {Field.UNIT: Field.UNIT_EN, Field.TITLE: Field.TITLE_EN, Field.NAME: Field.NAME_EN}


@cache
def _affixes() -> dict[str, dict[Field, Field]]:
    """What a header may begin or end with, and what the whole means by what the rest does."""
    groups: list[tuple[dict[Field, Field], tuple[str, ...]]] = [
        (_OF_NAME, vocabulary.words("affixes", "name")),
        (_OF_NUMBER, vocabulary.words("affixes", "number")),
        (_OF_NUMBER, vocabulary.words("headers", "person_id") + vocabulary.words("headers", "post_code")),
        (_OF_EMAIL, vocabulary.words("headers", "email")),
        (_OF_ENGLISH, vocabulary.words("affixes", "english")),
    ]
    return {vocabulary.as_header(word): of for of, words in groups for word in words}


_ENDINGS = (
    # What the endings of longer headers mean, the more telling ones first.
    (re.compile(r"(日期|时间|电话|号码|年限|地址|照片|下属人数)$"), Field.OTHER),
    (re.compile(r"编制(性质|类型|类别|身份|情况)$"), Field.OTHER),
    (re.compile(r"^虚线"), Field.DOTTED),
    (re.compile(r"(汇报对象|直接上级|直属上级|直接主管)"), Field.MANAGER),
    (re.compile(r"部门.*职(责|能)$"), Field.UNIT_DUTIES),
    (re.compile(r"(职责|工作内容|responsibilities|duties)"), Field.DUTIES),
    (re.compile(r"(岗位|职位|职务)$"), Field.TITLE),
    (re.compile(r"(部门|科室|单位)$"), Field.UNIT),
    (re.compile(r"(实有|在岗|现有)(人数|人员数|数)?$"), Field.ACTUAL),
    (re.compile(r"编制"), Field.HEADCOUNT),
    (re.compile(r"工号$"), Field.PERSON_ID),
    (re.compile(r"姓名$"), Field.NAME),
)
_IN_BRACKETS = re.compile(r"[((\[【].*?[))\]】]")
_KEY_BEHIND = re.compile(r"\s+#\s*[a-z][\w.]*$")
"""What a program calls a column by itself: "*部门 # dpt.number"."""
_FORMER = re.compile(r"(?:原|曾任|前任|former |previous |old )(?=.)")
_PARTS = re.compile(r"[/\n|]|(?<=[^\x00-\u024f])\s+(?=[a-z])|(?<=[a-z])\s+(?=[^\x00-\u024f])")
_LEVEL_NUMBER = re.compile(r"\d+|[一二三四五六七八九十]级")
_LONGEST_HEADER = 40
_LONGEST_ENDING = 20


@lru_cache(maxsize=4096)
def meaning(text: str) -> Field | None:
    """What a header cell says that its column holds."""
    if len(text) > _LONGEST_HEADER or not text:
        return None
    plain = _KEY_BEHIND.sub("", vocabulary.folded(text))
    bare = _IN_BRACKETS.sub("", plain)
    counted = [bare] if _is_count(plain[len(bare) :]) else []  # 岗位（人数） holds posts
    if former := _FORMER.match(plain):
        return Field.OTHER if meaning(plain[former.end() :]) else None
    for candidate in (*counted, plain, bare, *_PARTS.split(plain)):
        word = vocabulary.as_header(candidate)
        if word and (found := _composed(word, 2)):
            return found
    word = vocabulary.as_header(bare)
    if len(word) > _LONGEST_ENDING:
        return None
    return next((found for pattern, found in _ENDINGS if pattern.search(word)), None)


def _is_count(bracket: str) -> bool:
    return _meanings().get(vocabulary.as_header(bracket)) is Field.HEADCOUNT


def _composed(word: str, affixes: int) -> Field | None:
    """What `word` means: as it is, as the number of a level, or beside up to so many `affixes`."""
    if found := _meanings().get(word):
        return found
    level = _LEVEL_NUMBER.sub("", word)
    if level != word and _meanings().get(level) in (Field.UNIT, Field.LEVEL):
        return Field.UNIT
    for length in range(len(word) - 1, 0, -1) if affixes else ():
        end, beginning = (word[-length:], word[:-length]), (word[:length], word[length:])
        for affix, rest in (end, beginning) if length > 1 else (end,):
            of = _affixes().get(affix)
            if of and (found := of.get(_composed(rest, affixes - 1) or Field.OTHER)):
                return found
    return None
