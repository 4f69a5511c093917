"""Which days a sentence speaks of, as far as it says so."""

import re
from datetime import date

from tinhban.reviews.number_check.spelling import Comparable

_NUMBER = r"(?:\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười một|mười hai)"
_YEAR = r"(?:19|20)\d\d"
_TERM_OF_AGREEMENT = (
    r"(?<!\w)(?:chương trình|kế hoạch|thỏa thuận|biên bản|hợp tác|phối hợp|ký kết|đề án)(?!\w)[^.;,\d]{0,80}"
    rf"{_YEAR}\s*(?:-|–|—|đến)\s*{_YEAR}(?!\d)"
)
_COMPARED = (
    r"(?<!\w)(?:so với|so cùng kỳ|cùng kỳ|hơn|bằng)(?:\s+(?:cùng kỳ|năm|của|với|các|những|kỳ))*\s+"
    rf"(?:{_YEAR}(?:\s*(?:-|–|và|,)\s*{_YEAR})*|trước|ngoái)(?!\d|\w)"
)
_TIMES = (
    r"(?<!\w)(?:"
    rf"(?P<from>{_YEAR})\s*(?:-|–|—|đến|tới)\s*(?:hết\s+)?(?:năm\s+)?(?P<to>{_YEAR})"
    rf"|(?P<several>(?:trong|suốt|sau)\s+(?:vòng\s+)?{_NUMBER}\s+năm(?!\s*{_YEAR})(?:\s+(?:qua|gần đây|liền))?"
    rf"|{_NUMBER}\s+năm\s+(?:qua|gần đây|liền|trở lại)|(?:những|nhiều|các|mấy)\s+năm(?:\s+(?:qua|gần đây))?|cả\s+giai\s+đoạn|nhiệm\s+kỳ)"
    r"|(?P<all>(?:từ\s+)?tháng\s*0?1\s*(?:-|–|đến|tới)\s*(?:hết\s+)?tháng\s*12(?!\d))"
    r"|(?P<until>(?:tính\s+)?(?:đến|tới)\s+(?:hết\s+|nay\s*,?\s*)?(?:ngày\s+)?(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})(?:\s*[/.-]\s*\d{4})?"
    r"|(?:tính\s+)?(?:đến|tới)\s+(?:hết\s+|cuối\s+)tháng\s*(?P<end>\d{1,2}))(?!\d)"
    rf"|(?P<part>quý\s*(?:iv|i{{1,3}}|[1-4]|một|hai|ba|bốn|tư)|{_NUMBER}\s+tháng(?:\s+(?:đầu|cuối|qua|giữa))?|tháng\s*(?:1[0-2]|0?[1-9]|giêng|chạp)"
    r"|(?:nửa|giữa)\s+(?:đầu\s+|cuối\s+)?năm|(?:đầu|giữa|cuối)\s+(?:tháng|quý)"
    r"|(?:trong\s+)?(?:tuần|tháng|quý)\s+(?:qua|này|trước|rồi|vừa)|trong\s+(?:tuần|tháng|quý|ngày|dịp)|hôm\s+nay|hôm\s+qua)(?!\w)"
    rf"|(?:năm|năm học|từ|trong)\s+(?P<year>{_YEAR})(?!\d)"
    r"|(?P<other>năm\s+(?:ngoái|trước|tới|sau|kia))(?!\w)"
    r"|(?P<open>(?:trong|cả|cũng\s+trong)\s+năm(?!\s*\d)|năm\s+(?:qua|nay|vừa\s+qua)|đến\s+nay)(?!\w)"
    r")"
)
_WHOLE_YEAR = ("12 tháng", "mười hai tháng")
_MOST_DAYS_OF_PART = 300
_LONGEST_PARAGRAPH = 4000
_OPENING = r"\W*(?:cũng\s+|ngay\s+)?(?:trong\s+|riêng\s+|kết thúc\s+|cả\s+)?"
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")


def time_fits(
    text: Comparable, sentence: tuple[int, int], clause: tuple[int, int], period: tuple[date, date]
) -> bool | None:
    """Whether what is said at `clause` = (number, end) is of `period`; None where no time is said."""
    start, end = sentence
    at, clause_end = clause
    said = _without(text, text.key[start:end])
    found = [match for match in text.pattern(_TIMES).finditer(said) if match.lastgroup]
    before = [match for match in found if match.start() < at - start]
    behind = [match for match in found if at - start <= match.start() < clause_end - start]
    if before:
        return _of_period(_joined(before), period)
    if behind:
        return _of_period(behind, period)
    return None


def frame_fits(text: Comparable, start: int, period: tuple[date, date]) -> bool | None:
    """The same for the time that an earlier sentence of the paragraph opens with: "Năm 2021, ..."."""
    paragraph = text.key[
        max(text.key.rfind("\n", 0, start) + 1, start - _LONGEST_PARAGRAPH) : start
    ]
    opening = text.pattern(rf"{_OPENING}{_TIMES}")
    for said in reversed(_SENTENCE_END.split(_without(text, paragraph))):
        match = opening.match(said)
        if match and match.lastgroup:
            times = [match, *_directly_behind(text, said, match)]
            return _of_period(times, period)
    return None


def _directly_behind(text: Comparable, said: str, match: re.Match[str]) -> list[re.Match[str]]:
    """The year of "6 tháng đầu năm 2021"."""
    following = text.pattern(_TIMES).search(said, match.end(), match.end() + len(" đầu năm 2022"))
    return [following] if following and following.lastgroup else []


def _without(text: Comparable, said: str) -> str:
    """The sentence with the terms of agreements and the years compared with blanked out."""
    for pattern in (_TERM_OF_AGREEMENT, _COMPARED):
        said = text.pattern(pattern).sub(lambda match: " " * len(match[0]), said)
    return said


def _joined(before: list[re.Match[str]]) -> list[re.Match[str]]:
    """The last time said, with one that stands right before it: "6 tháng đầu" of "năm 2022"."""
    last = before[-1]
    if len(before) > 1 and last.start() - before[-2].end() <= len(" đầu năm "):
        return before[-2:]
    return [last]


def _of_period(times: list[re.Match[str]], period: tuple[date, date]) -> bool:
    return all(_fits(match, period) for match in times)


def _fits(match: re.Match[str], period: tuple[date, date]) -> bool:
    first, last = period
    whole_year = (last - first).days > _MOST_DAYS_OF_PART
    if match["from"]:
        return first.year <= int(match["from"]) and int(match["to"]) <= last.year
    if match["year"]:
        return first.year <= int(match["year"]) <= last.year
    if match["several"] or match["other"]:
        return False
    if match["until"]:
        month = int(match["month"] or match["end"])
        return month == last.month and (match["day"] is None or int(match["day"]) == last.day)
    if match["part"]:
        return not whole_year or match["part"] in _WHOLE_YEAR
    return True
