"""Finding the organisations a text speaks of, whatever it calls them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from tinhban.numbers.check.candidates import Body, Candidate
from tinhban.numbers.check.heads import FILLER, STATION, Heads, NamedKind, kind_of
from tinhban.numbers.check.spelling import Comparable, both_spellings, spelt

OFFICES = (NamedKind.STATION, NamedKind.NEWSPAPER, NamedKind.AGENCY)
PARTY_KINDS = (*OFFICES, NamedKind.PROVINCE, NamedKind.HOME)


@dataclass(frozen=True)
class Named:
    """A body where the text names it."""

    start: int
    end: int
    kind: NamedKind
    province: str = ""
    name: str = ""  # set when one of a candidate's own names stands there

    def means(self, body: Body) -> bool:
        """Whether this name can be `body`."""
        if self.name:
            return self.name in both_spellings(body.names)
        if self.kind is NamedKind.HOME:
            return kind_of(body) is NamedKind.STATION
        if not self.province or spelt(self.province) != spelt(body.province):
            return False
        return self.kind is NamedKind.PROVINCE or self.kind is kind_of(body)


_BARE = r"(?<!\w)(?:nhà đài|đài|báo|đơn vị|cơ quan này)(?=\s+(?:đã|cũng|còn|được|tiếp|nhận|cung|sử|gửi|phát|đăng|duy|có|ta))"
_HOME = (
    r"(?<!\w)đài(?:(?<!\w)(?:phát|thanh|truyền|hình|pt|th|ptth|và)(?!\w)|[\s,&–-])*+(?<=\s)tỉnh"
    r"(?=\s*(?:[,;:.]|(?!bạn(?!\w))[a-zđà-ỹ]))"
)
_PARTNER = (
    r"(?<!\w)(?:phía\s+)?(?:đài(?:\s+(?:pt\s*(?:[-–&]\s*)?th|phát thanh\s*(?:[-–,]\s*)?(?:và\s+)?truyền hình))?|báo|đơn\s+vị|phía)\s+(?:của\s+)?(?:tỉnh\s+)?bạn(?!\w)"
    r"|(?<!\w)(?<!các )(?<!những )(?:đài|báo|đơn\s+vị|tỉnh)\s+(?:này|đó)(?!\w)"
)
_STRANGER = rf"(?<!\w)(?P<head>{STATION}|báo){FILLER}*?(?<=\s)(?=\w)"
_ABBREVIATION = re.compile(
    r"\s{0,4}\((?:(?:viết|gọi)\s+tắt\s+là\s+|sau\s+đây\s+gọi\s+(?:tắt\s+)?là\s+)?([A-ZĐ]{2,6})\)"
)
_SHORT = re.compile(r"(?<!\w)[A-ZĐ]{2,6}(?!\w)")
_STRANGERS = r"(?<!\w)(?:vtv\d?|vov\d?|ttxvn|thông\s+tấn\s+xã(?:\s+việt\s+nam)?)(?!\w)"
_ALL = (
    r"(?<!\w)(?:các|những|hai|ba|2|3|cả hai|cả 2|cả ba|cả 3|mỗi|từng)\s+(?:đài|báo|bên|đơn vị|tỉnh|cơ quan|sở|địa phương)"
    r"(?:\s+(?:(?:tỉnh\s+)?bạn|này|đó|trên))?(?!\w)"
    r"|(?<!\w)(?:và|cùng)\s+(?:các|những)\s+(?:huyện|xã|cộng tác viên|phòng|trung tâm)(?!\w)"
)


def find_bodies(text: Comparable, candidates: Iterable[Candidate]) -> list[Named]:
    """Every body the text names, in order, without overlaps; the longest name wins."""
    bodies = [
        body for candidate in candidates for body in (candidate.user, candidate.supplier) if body
    ]
    provinces = {body.province for body in bodies if body.province}
    provinces |= {about for candidate in candidates for about in candidate.about}
    found = [*_by_name(text, bodies), *_by_province(text, provinces)]
    for kind, pattern in (
        (NamedKind.HOME, _HOME),
        (NamedKind.PARTNER, _PARTNER),
        (NamedKind.ALL, _ALL),
        (NamedKind.BARE, _BARE),
    ):
        found += [
            Named(match.start(), match.end(), kind)
            for match in text.pattern(pattern).finditer(text.key)
        ]
    found += _strangers(text)
    named = _without_overlaps(found)
    return sorted([*named, *_abbreviated(text, named)], key=lambda one: one.start)


def _abbreviated(text: Comparable, named: Sequence[Named]) -> list[Named]:
    """The short names that a text gives its bodies: "Đài PT-TH Yên Bái (YTV)"; the last one given counts."""
    given = [
        (match.end(), match[1], one)
        for one in named
        if one.kind in OFFICES and (match := _ABBREVIATION.match(text.text, one.end))
    ]
    if not given:
        return []
    known: dict[str, Named] = {}
    found: list[Named] = []
    place = 0
    for match in _SHORT.finditer(text.text, given[0][0]):
        while place < len(given) and given[place][0] <= match.start():
            known[given[place][1]] = given[place][2]
            place += 1
        one = known.get(match[0])
        bracketed = place < len(given) and given[place][0] == match.end() + 1
        if one is not None and not bracketed:
            found.append(replace(one, start=match.start(), end=match.end()))
    return found


def _strangers(text: Comparable) -> list[Named]:
    """Stations and papers that are no candidate's: they give and take too, and must not be mistaken."""
    found = [
        Named(match.start(), match.end(), NamedKind.STATION, f"?{match[0]}")
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
            kind = NamedKind.NEWSPAPER if match["head"].startswith("b") else NamedKind.STATION
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
    matches = list(pattern.finditer(text.key))
    if not matches:
        return []
    heads = Heads(text)
    for match in matches:
        start, kind = heads.before(match.start(), match.end())
        if kind is NamedKind.PROVINCE and found and _joined(text, found[-1], match.start()):
            kind = found[-1].kind
        found.append(Named(start, match.end(), kind, keys[match[1]]))
    return found


def _joined(text: Comparable, last: Named, start: int) -> bool:
    """Whether "Đài Lai Châu và Yên Bái" goes on."""
    between = text.key[last.end : start].strip()
    return last.kind in (NamedKind.STATION, NamedKind.NEWSPAPER, NamedKind.OTHER) and between in (
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
