"""Which days a sentence speaks of, as far as it says so."""

import re
from bisect import bisect_left
from datetime import date
from operator import itemgetter

from tinhban.numbers.check.spelling import Comparable

_NUMBER = r"(?:\d{1,2}|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười một|mười hai)"
_YEAR = r"(?:19|20)\d\d"
_TERM_OF_AGREEMENT = (
    r"(?<!\w)(?:chương trình|kế hoạch|thỏa thuận|biên bản|hợp tác|phối hợp|ký kết|đề án)(?!\w)[^.;,\d]{0,80}"
    rf"{_YEAR}\s*(?:-|–|—|đến)\s*{_YEAR}(?!\d)"
)
_COMPARED = (
    r"(?<!\w)(?:so với|so cùng kỳ|cùng kỳ|hơn|bằng)(?:\s+(?:cùng kỳ|năm|của|với|các|những|kỳ)){0,4}\s+"
    rf"(?:{_YEAR}(?:\s*(?:-|–|và|,)\s*{_YEAR}){{0,8}}|trước|ngoái)(?!\d|\w)"
)
_TIMES = (
    r"(?<!\w)(?:"
    rf"(?P<from>{_YEAR})\s*(?:-|–|—|đến|tới)\s*(?:hết\s+)?(?:năm\s+)?(?P<to>{_YEAR})"
    rf"|(?P<several>(?:trong|suốt|sau)\s+(?:vòng\s+)?{_NUMBER}\s+năm(?!\s*{_YEAR})(?:\s+(?:qua|gần đây|liền))?"
    rf"|{_NUMBER}\s+năm\s+(?:qua|gần đây|liền|trở lại)|(?:những|nhiều|các|mấy)\s+năm(?:\s+(?:qua|gần đây))?|cả\s+giai\s+đoạn|nhiệm\s+kỳ)"
    r"|(?P<all>(?:từ\s+)?tháng\s*0?1\s*(?:-|–|đến|tới)\s*(?:hết\s+)?tháng\s*12(?!\d))"
    r"|(?P<until>(?:tính\s+)?(?:đến|tới)\s+(?:hết\s+|nay\s*(?:,\s*)?)?(?:ngày\s+)?(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})(?:\s*[/.-]\s*\d{4})?"
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
_OPENING = r"\W*+(?:cũng\s+|ngay\s+)?(?:trong\s+|riêng\s+|kết thúc\s+|cả\s+)?"
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")


class Times:
    """The times that a text speaks of, found once for each sentence and each paragraph."""

    def __init__(self, text: Comparable) -> None:
        self.text = text
        self._sentence: tuple[int, int] = (-1, -1)
        self._said: list[re.Match[str]] = []
        self._paragraph: tuple[int, int] = (-1, -1)
        self._openings: list[tuple[int, list[re.Match[str]]]] = []

    def at(self, sentence: tuple[int, int], clause: tuple[int, int]) -> list[re.Match[str]]:
        """The times that hold at `clause` = (number, end), or that an earlier sentence opens with."""
        start = sentence[0]
        at, end = clause
        said = self._said_in(sentence)
        before = [match for match in said if match.start() < at - start]
        if before:
            return _joined(before)
        behind = [match for match in said if match.start() < end - start]
        return behind or self._frame(start)

    def _said_in(self, sentence: tuple[int, int]) -> list[re.Match[str]]:
        if sentence != self._sentence:
            text = self.text
            said = _without(text, text.key[sentence[0] : sentence[1]])
            found = text.pattern(_TIMES).finditer(said)
            self._sentence, self._said = sentence, [one for one in found if one.lastgroup]
        return self._said

    def _frame(self, start: int) -> list[re.Match[str]]:
        """The time that the last sentence of the paragraph before `start` opens with: "Năm 2021, ..."."""
        first, last = self._paragraph
        if not first <= start < last:
            self._read_paragraph(start)
        place = bisect_left(self._openings, start, key=itemgetter(0))
        if not place or start - self._openings[place - 1][0] > _LONGEST_PARAGRAPH:
            return []
        return self._openings[place - 1][1]

    def _read_paragraph(self, start: int) -> None:
        text = self.text
        first = text.key.rfind("\n", 0, start) + 1
        last = text.key.find("\n", start)
        self._paragraph = first, (last if last >= 0 else len(text.key)) + 1
        said = _without(text, text.key[first : self._paragraph[1]])
        opening = text.pattern(rf"{_OPENING}{_TIMES}")
        self._openings = []
        begins = 0
        for ends in [*(match.end() for match in _SENTENCE_END.finditer(said)), len(said)]:
            match = opening.match(said, begins, ends)
            if match and match.lastgroup:
                times = [match, *_directly_behind(text, said, match, ends)]
                self._openings.append((first + begins, times))
            begins = ends


def all_of_period(times: list[re.Match[str]], period: tuple[date, date]) -> bool:
    """Whether what is said of these times is said of `period`; no time said is any time."""
    return all(_fits(match, period) for match in times)


def _directly_behind(
    text: Comparable, said: str, match: re.Match[str], end: int
) -> list[re.Match[str]]:
    """The year of "6 tháng đầu năm 2021"."""
    reach = min(end, match.end() + len(" đầu năm 2022"))
    following = text.pattern(_TIMES).search(said, match.end(), reach)
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
