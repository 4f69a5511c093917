"""The day in Viet Nam that a feed, a sitemap or a page means by what it writes."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from html import unescape

from tinhban.foundation.text import clean_cell
from tinhban.foundation.time import VIET_NAM
from tinhban.watch.reading.zones import minutes_east

LONGEST = 200
EARLIEST = date(1990, 1, 1)  # before there were pages; what systems write when they know no day
_LOCAL = 7 * 60

_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORDS = (
    *("mot", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot"),
    "muoi hai",
)
_MONTH = (
    r"(?:(?:thang|thg|th)\.?\s?(?P<number>\d{1,2}|muoi (?:mot|hai)|muoi|mot|hai|ba|tu|nam|sau|bay|tam|chin)"
    r"|(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?)"
)
_CORES = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![\d./-])(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d)",
        r"(?<![\d./-])(?P<day>\d{1,2}) ?(?P<mark>[-/.]) ?(?P<month>\d{1,2}) ?(?P=mark) ?"
        r"(?P<year>\d{4}|\d{2})(?!\d|[/.]\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ ,.-]{{1,3}}{_MONTH}(?:[ ,./-]|nam){{1,6}}(?P<year>\d{{4}}|\d{{2}})(?![\d:])",
        rf"\b{_MONTH}[ ,.-]{{1,3}}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:[ ,./-]|nam){{1,6}}(?P<year>\d{{4}})(?!\d)",
        # As the C library and Java write it, the year at the end.
        rf"\b{_MONTH} {{1,2}}(?P<day>\d{{1,2}}) (?P<clock>\d{{2}}:\d{{2}}:\d{{2}})(?: (?P<zone>[a-z]{{1,5}}))? (?P<year>\d{{4}})(?!\d)",
        r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:t(?P<hours>\d{2})(?P<minutes>\d{2})(?:\d{2})?)?(?!\d)",
    )
)
_CLOCK = re.compile(
    r"(?<![\d:])(?P<hour>\d{1,2}) ?(?::|h|g(?:io)?\b) ?(?P<minute>\d{2})(?!\d)(?::\d{2})?(?:[.,]\d{1,9})?(?P<half> ?(?:[ap]\.?m\b|sa\b|ch\b))?"
)
_SECONDS = re.compile(r"(?:/date\()?(\d{10}|\d{13})(?:\.\d{1,6})?(?:\)/)?")


@dataclass(frozen=True)
class Day:
    """The day that is meant, if one is; else what is written, when it names a day that cannot be."""

    on: date | None = None
    doubtful: str = ""


def day_told(written: str, latest: date) -> Day:
    """The day in Viet Nam; a time without a zone is Vietnamese, nothing is later than `latest`."""
    shown = clean_cell(unescape(written[:LONGEST]))
    plain = _plain(shown)
    try:
        day = _instant(plain) or _written(plain, latest)
    except (ValueError, OverflowError):
        return Day(doubtful=shown)
    if day is None:
        return Day()
    return Day(day) if EARLIEST <= day <= latest else Day(doubtful=shown)


def _plain(text: str) -> str:
    """Without marks, in small letters, one dash for all."""
    spread = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    letters = "".join(c for c in spread if not unicodedata.combining(c))
    return letters.translate(_DASHES)


_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")


def _instant(plain: str) -> date | None:
    """Seconds since 1970, or thousandths of them."""
    found = _SECONDS.fullmatch(plain)
    if found is None:
        return None
    seconds = int(found[1]) // (1 if len(found[1]) == 10 else 1000)
    return datetime.fromtimestamp(seconds, UTC).astimezone(VIET_NAM).date()


def _written(plain: str, latest: date) -> date | None:
    for pattern in _CORES:
        if found := pattern.search(plain):
            return _in_viet_nam(found, plain, latest)
    return None


def _in_viet_nam(found: "re.Match[str]", plain: str, latest: date) -> date:
    told = found.groupdict()
    clock, zone = told.get("clock") or "", told.get("zone") or ""
    if hours := told.get("hours"):
        clock, zone = f"{hours}:{told['minutes']}", plain[found.end() :]
    # The clock may stand on either side; its zone follows it.
    beside = clock or f"{plain[: found.start()]}{' ' * 9}{plain[found.end() :]}"
    timed = _CLOCK.search(beside)
    half = (timed["half"] or "").strip().replace(".", "") if timed else ""
    day = _day(told, half in ("am", "pm"), latest)
    at = _minutes(timed, half)
    if timed is None or at is None or not EARLIEST <= day <= latest:
        return day
    is_bare = (
        bool(told.get("mark")) and len(told["year"]) == 4 and found.start("year") == found.start()
    )
    signed = is_bare or bool(told.get("name")) or bool(told.get("hours"))
    east = minutes_east(zone or beside[timed.end() :], signed=signed)
    moment = datetime.combine(day, time()) + timedelta(
        minutes=at + _LOCAL - (_LOCAL if east is None else east)
    )
    return moment.date()


def _day(told: dict[str, str | None], is_american: bool, latest: date) -> date:
    month, day = _month(told), int(told["day"] or 0)
    year = int(told["year"] or 0)
    if len(told["year"] or "") == 2:
        year += 2000 if 2000 + year <= latest.year else 1900
    if told.get("mark") == "/" and told["day"] and len(told["year"] or "") == 4:
        month, day = _turned(told, month, day, is_american)
    return date(year, month, day)


def _turned(
    told: dict[str, str | None], month: int, day: int, is_american: bool
) -> tuple[int, int]:
    """As a server in America writes it, where only that can be meant; ValueError where both can."""
    if month > 12 >= day:
        return day, month
    padded = "0" in ((told["day"] or "")[0], (told["month"] or "")[0])
    if is_american and not padded and day <= 12 and day != month:
        raise ValueError("day or month first?")
    return month, day


def _month(told: dict[str, str | None]) -> int:
    if written := told.get("month"):
        return int(written)
    if name := told.get("name"):
        return _ENGLISH.index(name) + 1
    number = told["number"] or ""
    return int(number) if number.isdigit() else _WORDS.index(number) + 1


def _minutes(timed: "re.Match[str] | None", half: str) -> int | None:
    """Minutes since midnight; None for what no clock shows."""
    if timed is None:
        return None
    hour, minute = int(timed["hour"]), int(timed["minute"])
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half in ("pm", "ch") else 0)
    if minute > 59 or hour > 24 or (hour == 24 and minute):
        return None
    return hour * 60 + minute
