"""A number said twice: "05 (năm) bộ", "hai trăm (200) tin"."""

from tinhban.numbers.reading.looks import Looks
from tinhban.numbers.reading.runs import STARTS, read_run, run_end
from tinhban.numbers.reading.values import Value


def repeated(looks: Looks, value: Value) -> tuple[int, bool]:
    """The token after the bracket that repeats a value (0: there is none), and whether both agree."""
    src = looks.src
    at = value.end + 1
    if src.sign(value.end) != "(":
        return 0, True
    if src.kind(value.end - 1) == "number" and src.word(at) in STARTS:
        stop = run_end(looks, at)
        if src.sign(stop) != ")":
            return 0, True
        said = read_run(looks, at, stop).said
        agrees = said is not None and said.number == value.number and said.upper is None
        return stop + 1, agrees
    if src.kind(value.end - 1) == "word" and src.kind(at) == "number" and src.sign(at + 1) == ")":
        digits = src.words[at].replace(".", "")
        return at + 2, digits.isdigit() and int(digits[:20]) == value.number
    return 0, True
