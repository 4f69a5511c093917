"""Thousands set apart by spaces: 15 000 đồng, 1 234 567 lượt."""

from tinhban.numbers.reading.looks import Looks


def grouped_end(looks: Looks, at: int) -> int:
    """The token after the groups of the number at `at`; `at + 1` where it has none."""
    src = looks.src
    end = at + 1
    if src.kind(end) != "number":
        return end
    first = src.words[at]
    if not first.isdigit() or len(first) > 3 or first[0] == "0" or src.kind(at - 1) == "number":
        return end
    while _is_group(looks, end):
        end += 1
    if end > at + 1 and (src.words[end - 1] == "000" or looks.takes_one(end)):
        return end
    return at + 1


def _is_group(looks: Looks, at: int) -> bool:
    src = looks.src
    if src.kind(at) != "number" or len(src.words[at]) != 3 or not src.words[at].isdigit():
        return False
    return src.starts[at] == src.ends[at - 1] + 1 and src.text[src.ends[at - 1]] == " "
