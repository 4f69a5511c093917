"""The words that begin the name of a body, and the kind of body they name."""

import re
from bisect import bisect_left
from enum import StrEnum

from tinhban.numbers.check.candidates import Body
from tinhban.numbers.check.spelling import Comparable, spelt


class NamedKind(StrEnum):
    STATION = "station"
    NEWSPAPER = "newspaper"
    AGENCY = "agency"  # newspaper and station in one
    OTHER = "other"  # a department, a committee: never a party of exchange
    PLACE = "place"  # thành phố Lào Cai, ga Lào Cai
    PROVINCE = "province"  # the bare name: whichever body of the province fits
    BARE = "bare"  # "Đài", "Báo", "đơn vị": whoever is spoken of
    HOME = "home"  # "Đài PT-TH tỉnh": the station of whoever writes
    PARTNER = "partner"  # "đài bạn", "đài này": the other one
    ALL = "all"  # "hai đài", "các bên"


STATION = r"(?:nhà\s)?đài"
_NAME_WORDS = r"(?:phát|thanh|truyền|hình|pt|th|ptth|thông|tin|tt|tttt|tỉnh|và|của|nhân|dân|điện|tử|thành|phố|trung|tâm|ủy|ban|bạn)"
FILLER = rf"(?:(?<!\w){_NAME_WORDS}(?!\w)|[\s,&–-])"
_HEADS = (
    (NamedKind.AGENCY, r"báo\s+và\s+(?:đài\s+)?(?:phát\s+thanh|pt)"),
    (NamedKind.STATION, STATION),
    (NamedKind.NEWSPAPER, r"báo"),
    (
        NamedKind.OTHER,
        r"(?:sở|ubnd|ủy\s+ban|hđnd|tỉnh\s+ủy|ban|bộ|công\s+an|hội|đoàn|cục|chi\s+nhánh|bưu\s+điện|viễn\s+thông|phòng"
        r"|(?:cổng|trang)\s+(?:thông\s+tin|tt)|trung\s+tâm|văn\s+phòng|lãnh\s+đạo|cộng\s+tác\s+viên|doanh\s+nghiệp)",
    ),
    (
        NamedKind.PLACE,
        r"(?:thành\s+phố|tp\.?|huyện|thị\s+xã|xã|phường|ga|cầu|sông|cửa\s+khẩu|tuyến|đường|du\s+lịch|đất|người|nội\s+bài\s*[-–]"
        r"|(?:khán|thính|độc)\s+giả|bạn\s+(?:đọc|xem\s+đài)|(?:nhân|nông|người)\s+dân|đồng\s+bào|học\s+sinh|bệnh\s+viện|trường"
        r"|tại|ở|địa\s+bàn|quê|vùng|sân\s+bay|cao\s+tốc|biên\s+giới|đội|clb|câu\s+lạc\s+bộ)",
    ),
)
_LONGEST_NAME = 80
_OF_PLACE = r"\s+(?:tỉnh\s+)?"
_PROVINCE_BEFORE = r"(?<!\w)(?:phía\s+)?tỉnh\s+$"
_LONGEST_PROVINCE_BEFORE = 20


def kind_of(body: Body) -> NamedKind:
    """The kind of a candidate's body, by the head of its first name."""
    name = spelt(body.names[0]) if body.names else ""
    for kind, head in _HEADS:
        if re.match(rf"{head}(?!\w)", name):
            return kind
    return NamedKind.OTHER


class Heads:
    """Every head of a text, found once, to be asked which of them a province's name ends."""

    def __init__(self, text: Comparable) -> None:
        self.text = text
        self.found: list[tuple[NamedKind, list[int], list[int]]] = []
        for kind, head in _HEADS:
            spans = [
                match.span() for match in text.pattern(rf"(?<!\w){head}(?!\w)").finditer(text.key)
            ]
            self.found.append((kind, [start for start, _ in spans], [end for _, end in spans]))
        runs = [match.span() for match in text.pattern(rf"{FILLER}++").finditer(text.key)]
        self.run_starts = [start for start, _ in runs]

    def before(self, end: int, name_end: int) -> tuple[int, NamedKind]:
        """Where the name that ends in the province at `end` begins, and what its head is."""
        key = self.text.key
        window_start = max(0, end - _LONGEST_NAME)
        best: tuple[int, NamedKind] | None = None
        for kind, starts, ends in self.found:
            start = self._nearest(kind, starts, ends, window_start, end)
            if start is not None and (
                best is None or start > best[0] or (start == best[0] and kind is NamedKind.AGENCY)
            ):
                best = (start, kind)
        if best is not None:
            return best
        if key[end - 1 : end] == "(" and key[name_end : name_end + 1] == ")":
            return end, NamedKind.PLACE  # "huyện Than Uyên (Lai Châu)"
        window_start = max(0, end - _LONGEST_PROVINCE_BEFORE)
        tinh = self.text.pattern(_PROVINCE_BEFORE).search(key[window_start:end])
        return (window_start + tinh.start() if tinh else end), NamedKind.PROVINCE

    def _nearest(
        self, kind: NamedKind, starts: list[int], ends: list[int], window_start: int, end: int
    ) -> int | None:
        """The start of the first head of the window with nothing but filling between it and `end`."""
        key = self.text.key
        if not key[end - 1 : end].isspace():
            return None
        run = bisect_left(self.run_starts, end) - 1
        filled_from = self.run_starts[run] if run >= 0 else end
        place = bisect_left(starts, window_start)
        while place < len(starts) and ends[place] < end:
            if kind is NamedKind.PLACE:
                between = key[ends[place] : end]
                if len(between) < _LONGEST_PROVINCE_BEFORE and self.text.pattern(
                    _OF_PLACE
                ).fullmatch(between):
                    return starts[place]
            elif ends[place] >= filled_from:
                return starts[place]
            place += 1
        return None
