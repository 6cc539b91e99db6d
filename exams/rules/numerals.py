"""Whole numbers in Vietnamese words, as papers write an amount below its figures.

One way throughout: linh (not lẻ), nghìn (not ngàn), mốt, tư and lăm after a ten.

in_words(105)        # "một trăm linh năm"
in_words(1_000_015)  # "một triệu không trăm mười lăm"
"""

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
AFTER_A_TEN = {1: "mốt", 4: "tư", 5: "lăm"}  # twenty-one and on, not eleven
SCALES = ((1_000_000_000, "tỷ"), (1_000_000, "triệu"), (1_000, "nghìn"))


def in_words(number: int) -> str:
    """Return a whole number, 0 or more, in words. Raises ValueError for less than nothing."""
    if number < 0:
        raise ValueError(number)
    return " ".join(_words(number)) or DIGITS[0]


def _words(number: int, *, follows: bool = False) -> list[str]:
    """Return the words of a number; what `follows` a greater one says its hundreds, even none."""
    for scale, name in SCALES:
        if number >= scale:
            many, rest = divmod(number, scale)
            return [*_words(many, follows=follows), name, *_words(rest, follows=True)]
    return _below_a_thousand(number, follows=follows) if number else []


def _below_a_thousand(number: int, *, follows: bool) -> list[str]:
    hundreds, rest = divmod(number, 100)
    if not hundreds and not follows:
        return _below_a_hundred(rest)
    words = [DIGITS[hundreds], "trăm"]
    if 0 < rest < 10:
        return [*words, "linh", DIGITS[rest]]
    return [*words, *_below_a_hundred(rest)] if rest else words


def _below_a_hundred(number: int) -> list[str]:
    tens, unit = divmod(number, 10)
    if not tens:
        return [DIGITS[unit]]
    if tens == 1:
        return ["mười", *_after_ten(unit, {5: "lăm"})]
    return [DIGITS[tens], "mươi", *_after_ten(unit, AFTER_A_TEN)]


def _after_ten(unit: int, otherwise: dict[int, str]) -> list[str]:
    return [otherwise.get(unit, DIGITS[unit])] if unit else []
