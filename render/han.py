"""Which characters Chinese and Japanese are written with.

Ranges are compared, as patterns with tens of thousands of characters take long to compile.
"""


def is_han(char: str) -> bool:
    """Whether it is a Han character, or a sign for one: 々 and 〇."""
    return (
        "\u3400" <= char <= "\u9fff"
        or char in "々〇"
        or "\uf900" <= char <= "\ufaff"
        or "\U00020000" <= char <= "\U0003ffff"
    )


def has_han(text: str) -> bool:
    """Whether there are Han characters in it."""
    return not text.isascii() and any(map(is_han, text))


def is_katakana(char: str) -> bool:
    """Whether it is a sign of katakana, that for a long vowel among them."""
    return "\u30a1" <= char <= "\u30fa" or char == "ー"


def is_kana(char: str) -> bool:
    """Whether it is a sign of hiragana or katakana."""
    return "\u3041" <= char <= "\u3096" or is_katakana(char)


def is_common(char: str) -> bool:
    """Whether every font for Chinese has it: a letter of English, a mark, one of the first 20,902 Han characters."""
    return char.isascii() or "一" <= char <= "龥" or char in "、。，；：？！（）《》「」『』【】—…·“”‘’％／～"
