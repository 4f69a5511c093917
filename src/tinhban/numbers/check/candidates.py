"""What is put into a number check, and what comes out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from tinhban.numbers.quantities import Hint, Number, Qualifier, Slots, Verdict


class Measure(StrEnum):
    """What a figure counts: things given, things put to use, pieces published, a kept frequency."""

    SUPPLIED = "supplied"
    RECEIVED = "received"
    USED = "used"
    PUBLISHED = "published"
    RATE = "rate"


NEWS_UNITS = (
    "tin",
    "bài",
    "bài viết",
    "phóng sự",
    "phóng sự ngắn",
    "tác phẩm",
    "sản phẩm",
    "hình ảnh",
    "ảnh",
    "chương trình",
    "chuyên mục",
    "clip",
    "video",
)


@dataclass(frozen=True, kw_only=True)
class Body:
    """An organisation with every name a text may use for it; `province` tells namesakes apart."""

    names: tuple[str, ...]
    province: str = ""


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """One countable figure; `count` is None where nothing counts it (the verdict is then unknown).

    `supplier` gives and `user` takes; a publisher (columns, rates) is the `user`, and `about` names the
    provinces it writes about. `per` is the period of a rate ("week").
    """

    indicator: str
    measure: Measure
    count: int | Slots | None
    user: Body | None = None
    supplier: Body | None = None
    about: tuple[str, ...] = ()
    column: str = ""
    units: tuple[str, ...] = NEWS_UNITS
    per: str | None = None
    period: tuple[date, date] | None = None


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One quantity of the text; start and end are code points of the text as it was given."""

    start: int
    end: int
    surface: str
    qualifier: Qualifier
    number: Number
    unit: str
    per: str | None = None
    upper: Number | None = None
    indicator: str | None = None
    measure: Measure | None = None
    count: int | Slots | None = None
    verdict: Verdict = Verdict.UNKNOWN
    hint: Hint | None = None

    def as_json(self) -> dict[str, object]:
        """The fields a program reads; whole numbers as integers."""
        counted: object = self.count
        if isinstance(counted, Slots):
            counted = {
                "planned": counted.planned,
                "filled": counted.filled,
                "late": counted.late,
                "excused": counted.excused,
            }
        return {
            "start": self.start,
            "end": self.end,
            "surface": self.surface,
            "qualifier": self.qualifier.value,
            "number": _plain(self.number),
            "upper": None if self.upper is None else _plain(self.upper),
            "unit": self.unit,
            "per": self.per,
            "indicator": self.indicator,
            "measure": None if self.measure is None else self.measure.value,
            "count": counted,
            "verdict": self.verdict.value,
            "hint": None if self.hint is None else self.hint.value,
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Finding:
        """The finding again; a share of a whole is what a decimal number holds of it."""
        count, hint, measure = kept["count"], kept["hint"], kept["measure"]
        return cls(
            **{
                name: kept[name] for name in ("start", "end", "surface", "unit", "per", "indicator")
            },
            qualifier=Qualifier(kept["qualifier"]),
            number=_exact(kept["number"]),
            upper=None if kept["upper"] is None else _exact(kept["upper"]),
            measure=None if measure is None else Measure(measure),
            count=Slots(**count) if isinstance(count, dict) else count,
            verdict=Verdict(kept["verdict"]),
            hint=None if hint is None else Hint(hint),
        )


def _exact(number: float) -> Number:
    return number if isinstance(number, int) else Decimal(str(number))


def _plain(number: Number) -> int | float:
    if isinstance(number, int):
        return number
    if isinstance(number, Decimal):
        return int(number) if number == number.to_integral_value() else float(number)
    return float(number)


_HEADS: tuple[tuple[str, ...], ...] = (
    (
        "Đài Phát thanh - Truyền hình",
        "Đài Phát thanh và Truyền hình",
        "Đài Phát thanh, Truyền hình",
        "Đài PT-TH",
        "Đài PTTH",
        "Đài PT&TH",
        "Đài",
    ),
    (
        "Báo và Phát thanh, truyền hình",
        "Báo và Phát thanh - Truyền hình",
        "Báo và PT-TH",
        "Báo và Đài",
    ),
    ("Báo",),
    ("Sở Thông tin và Truyền thông", "Sở Thông tin Truyền thông", "Sở TT&TT", "Sở TTTT", "Sở"),
)


def body_names(official: str, province: str) -> tuple[str, ...]:
    """The ways texts call a body of `province`, the official name first."""
    names = [official]
    lower = official.casefold()
    for heads in _HEADS:
        if any(lower.startswith(head.casefold() + " ") for head in heads):
            for head in heads:
                names += [
                    f"{head} {province}",
                    f"{head} tỉnh {province}",
                    f"{head} thành phố {province}",
                ]
            break
    return tuple(dict.fromkeys(names))
