"""Finding the organisations a text speaks of, whatever it calls them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from tinhban.reviews.number_check.candidates import Body, Candidate
from tinhban.reviews.number_check.spelling import Comparable, both_spellings, spelt


class Kind(StrEnum):
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


OFFICES = (Kind.STATION, Kind.NEWSPAPER, Kind.AGENCY)
PARTY_KINDS = (*OFFICES, Kind.PROVINCE, Kind.HOME)


@dataclass(frozen=True)
class Named:
    """A body where the text names it."""

    start: int
    end: int
    kind: Kind
    province: str = ""
    name: str = ""  # set when one of a candidate's own names stands there

    def means(self, body: Body) -> bool:
        """Whether this name can be `body`."""
        if self.name:
            return self.name in both_spellings(body.names)
        if self.kind is Kind.HOME:
            return kind_of(body) is Kind.STATION
        if not self.province or spelt(self.province) != spelt(body.province):
            return False
        return self.kind is Kind.PROVINCE or self.kind is kind_of(body)


_STATION = r"(?:nhà\s)?đài"
_NAME_WORDS = r"(?:phát|thanh|truyền|hình|pt|th|ptth|thông|tin|tt|tttt|tỉnh|và|của|nhân|dân|điện|tử|thành|phố|trung|tâm|ủy|ban|bạn)"
_FILLING = rf"(?:[\s,]*(?:{_NAME_WORDS}|[-–&,]))*?\s+"
_HEADS = (
    (Kind.AGENCY, r"báo\s+và\s+(?:đài\s+)?(?:phát\s+thanh|pt)"),
    (Kind.STATION, _STATION),
    (Kind.NEWSPAPER, r"báo"),
    (
        Kind.OTHER,
        r"(?:sở|ubnd|ủy\s+ban|hđnd|tỉnh\s+ủy|ban|bộ|công\s+an|hội|đoàn|cục|chi\s+nhánh|bưu\s+điện|viễn\s+thông|phòng"
        r"|(?:cổng|trang)\s+(?:thông\s+tin|tt)|trung\s+tâm|văn\s+phòng|lãnh\s+đạo|cộng\s+tác\s+viên|doanh\s+nghiệp)",
    ),
    (
        Kind.PLACE,
        r"(?:thành\s+phố|tp\.?|huyện|thị\s+xã|xã|phường|ga|cầu|sông|cửa\s+khẩu|tuyến|đường|du\s+lịch|đất|người|nội\s+bài\s*[-–]"
        r"|(?:khán|thính|độc)\s+giả|bạn\s+(?:đọc|xem\s+đài)|(?:nhân|nông|người)\s+dân|đồng\s+bào|học\s+sinh|bệnh\s+viện|trường"
        r"|tại|ở|địa\s+bàn|quê|vùng|sân\s+bay|cao\s+tốc|biên\s+giới|đội|clb|câu\s+lạc\s+bộ)",
    ),
)
_BARE = r"(?<!\w)(?:nhà đài|đài|báo|đơn vị|cơ quan này)(?=\s+(?:đã|cũng|còn|được|tiếp|nhận|cung|sử|gửi|phát|đăng|duy|có|ta))"
_HOME = r"(?<!\w)đài(?:[\s,]*(?:phát|thanh|truyền|hình|pt|th|ptth|và|[-–&,]))*\s+tỉnh(?=\s*(?:[,;:.]|(?!bạn(?!\w))[a-zđà-ỹ]))"
_PARTNER = (
    r"(?<!\w)(?:phía\s+)?(?:đài(?:\s+(?:pt\s*[-–&]?\s*th|phát thanh\s*[-–,]?\s*(?:và\s+)?truyền hình))?|báo|đơn\s+vị|phía)\s+(?:của\s+)?(?:tỉnh\s+)?bạn(?!\w)"
    r"|(?<!\w)(?<!các )(?<!những )(?:đài|báo|đơn\s+vị|tỉnh)\s+(?:này|đó)(?!\w)"
)
_STRANGER = rf"(?<!\w)(?P<head>{_STATION}|báo)(?:{_FILLING}|\s+)(?=\w)"
_ABBREVIATION = (
    r"\s*\((?:(?:viết|gọi)\s+tắt\s+là\s+|sau\s+đây\s+gọi\s+(?:tắt\s+)?là\s+)?([A-ZĐ]{2,6})\)"
)
_STRANGERS = r"(?<!\w)(?:vtv\d?|vov\d?|ttxvn|thông\s+tấn\s+xã(?:\s+việt\s+nam)?)(?!\w)"
_ALL = (
    r"(?<!\w)(?:các|những|hai|ba|2|3|cả hai|cả 2|cả ba|cả 3|mỗi|từng)\s+(?:đài|báo|bên|đơn vị|tỉnh|cơ quan|sở|địa phương)"
    r"(?:\s+(?:(?:tỉnh\s+)?bạn|này|đó|trên))?(?!\w)"
    r"|(?<!\w)(?:và|cùng)\s+(?:các|những)\s+(?:huyện|xã|cộng tác viên|phòng|trung tâm)(?!\w)"
)


def kind_of(body: Body) -> Kind:
    """The kind of a candidate's body, by the head of its first name."""
    name = spelt(body.names[0]) if body.names else ""
    for kind, head in _HEADS:
        if re.match(rf"{head}(?!\w)", name):
            return kind
    return Kind.OTHER


def find_bodies(text: Comparable, candidates: Iterable[Candidate]) -> list[Named]:
    """Every body the text names, in order, without overlaps; the longest name wins."""
    bodies = [
        body for candidate in candidates for body in (candidate.user, candidate.supplier) if body
    ]
    provinces = {body.province for body in bodies if body.province}
    provinces |= {about for candidate in candidates for about in candidate.about}
    found = [*_by_name(text, bodies), *_by_province(text, provinces)]
    for kind, pattern in (
        (Kind.HOME, _HOME),
        (Kind.PARTNER, _PARTNER),
        (Kind.ALL, _ALL),
        (Kind.BARE, _BARE),
    ):
        found += [
            Named(match.start(), match.end(), kind)
            for match in text.pattern(pattern).finditer(text.key)
        ]
    found += _strangers(text)
    named = _without_overlaps(found)
    return sorted([*named, *_abbreviated(text, named)], key=lambda one: one.start)


def _abbreviated(text: Comparable, named: Iterable[Named]) -> list[Named]:
    """The short names that a text gives its bodies: "Đài PT-TH Yên Bái (YTV)"."""
    found = []
    for one in named:
        given = re.compile(_ABBREVIATION).match(text.text, one.end) if one.kind in OFFICES else None
        if given is None:
            continue
        again = re.compile(rf"(?<!\w){given[1]}(?!\w)")
        found += [
            replace(one, start=match.start(), end=match.end())
            for match in again.finditer(text.text, given.end())
        ]
    return found


def _strangers(text: Comparable) -> list[Named]:
    """Stations and papers that are no candidate's: they give and take too, and must not be mistaken."""
    found = [
        Named(match.start(), match.end(), Kind.STATION, f"?{match[0]}")
        for match in text.pattern(_STRANGERS).finditer(text.key)
    ]
    for match in text.pattern(_STRANGER).finditer(text.key):
        name = re.match(r"\w+(?:\s+\w+){0,3}", text.text[match.end() : match.end() + 40])
        words = name[0].split() if name else []
        length = next((place for place, word in enumerate(words) if not word.istitle()), len(words))
        if length:
            shown = " ".join(words[:length])
            end = (
                match.end() + name[0].find(words[length - 1]) + len(words[length - 1])
                if name
                else 0
            )
            kind = Kind.NEWSPAPER if match["head"].startswith("b") else Kind.STATION
            found.append(Named(match.start(), end, kind, f"?{shown}"))
    return found


def _by_name(text: Comparable, bodies: Iterable[Body]) -> list[Named]:
    names = {
        spelt(name, marked=text.marked): body
        for body in bodies
        for name in body.names
        if len(name) > 3
    }
    if not names:
        return []
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
    return [
        Named(
            match.start(), match.end(), kind_of(names[match[0]]), names[match[0]].province, match[0]
        )
        for match in pattern.finditer(text.key)
    ]


def _by_province(text: Comparable, provinces: Iterable[str]) -> list[Named]:
    keys = {spelt(province, marked=text.marked): province for province in provinces}
    if not keys:
        return []
    longest_first = sorted(map(re.escape, keys), key=len, reverse=True)
    pattern = re.compile(rf"(?<!\w)({'|'.join(longest_first)})(?!\w)")
    found: list[Named] = []
    for match in pattern.finditer(text.key):
        start, kind = _head_before(text, match.start(), match.end())
        if kind is Kind.PROVINCE and found and _joined(text, found[-1], match.start()):
            kind = found[-1].kind
        found.append(Named(start, match.end(), kind, keys[match[1]]))
    return found


def _head_before(text: Comparable, end: int, name_end: int) -> tuple[int, Kind]:
    """Where the name that ends in this province begins, and what its head is."""
    window_start = max(0, end - 80)
    window = text.key[window_start:end]
    best: tuple[int, Kind] | None = None
    for kind, head in _HEADS:
        filling = r"\s+(?:tỉnh\s+)?" if kind is Kind.PLACE else _FILLING
        pattern = text.pattern(rf"(?<!\w){head}(?!\w){filling}$")
        for match in pattern.finditer(window):
            if (
                best is None
                or match.start() > best[0]
                or (match.start() == best[0] and kind is Kind.AGENCY)
            ):
                best = (match.start(), kind)
            break
    if best is None and window.endswith("(") and text.key[name_end : name_end + 1] == ")":
        return end, Kind.PLACE  # "huyện Than Uyên (Lai Châu)"
    if best is None:
        tinh = text.pattern(r"(?<!\w)(?:phía\s+)?tỉnh\s+$").search(window)
        return (window_start + tinh.start() if tinh else end), Kind.PROVINCE
    return window_start + best[0], best[1]


def _joined(text: Comparable, last: Named, start: int) -> bool:
    """Whether "Đài Lai Châu và Yên Bái" goes on."""
    between = text.key[last.end : start].strip()
    return last.kind in (Kind.STATION, Kind.NEWSPAPER, Kind.OTHER) and between in (
        ",",
        "và",
        "va",
        "-",
        "–",
        "hoặc",
    )


def _without_overlaps(found: list[Named]) -> list[Named]:
    kept: list[Named] = []
    for named in sorted(found, key=lambda one: (one.start, one.province.startswith("?"), -one.end)):
        if not kept or named.start >= kept[-1].end:
            kept.append(named)
        elif named.end > kept[-1].end and not named.province.startswith("?"):
            kept[-1] = named
    return kept
