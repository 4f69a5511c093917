"""The bodies and counts of 2022 that the stories of these tests share."""

from datetime import date

from tinhban.numbers.check import Body, Candidate, Measure, body_names
from tinhban.numbers.quantities import Slots

YEAR = (date(2022, 1, 1), date(2022, 12, 31))


def station(province):
    official = f"Đài Phát thanh - Truyền hình tỉnh {province}"
    return Body(names=body_names(official, province), province=province)


def newspaper(province):
    return Body(names=body_names(f"Báo {province}", province), province=province)


def pair(indicator, supplier, user, *, supplied, received, used):
    counts = {Measure.SUPPLIED: supplied, Measure.RECEIVED: received, Measure.USED: used}
    return [
        Candidate(
            indicator=indicator,
            measure=measure,
            supplier=station(supplier),
            user=station(user),
            count=count,
            period=YEAR,
        )
        for measure, count in counts.items()
    ]


def candidates(**changed):
    """All figures of the year; `used_from_yen_bai` may be changed, as a withdrawal changes it."""
    return [
        *pair("from_lai_chau", "Lai Châu", "Lào Cai", supplied=412, received=405, used=396),
        *pair("to_lai_chau", "Lào Cai", "Lai Châu", supplied=53, received=53, used=49),
        *pair(
            "from_yen_bai", "Yên Bái", "Lào Cai", supplied=301, received=301,
            used=changed.get("used_from_yen_bai", 287),
        ),
        *pair("to_yen_bai", "Lào Cai", "Yên Bái", supplied=34, received=31, used=26),
        Candidate(
            indicator="column",
            measure=Measure.RATE,
            user=newspaper("Lào Cai"),
            about=("Lai Châu",),
            column="Về miền hoa ban trắng",
            per="week",
            count=changed.get("slots", Slots(planned=52, filled=51, late=1, excused=1)),
            period=YEAR,
        ),
        Candidate(
            indicator="about",
            measure=Measure.PUBLISHED,
            user=newspaper("Lai Châu"),
            about=("Lào Cai", "Yên Bái"),
            column="Nhìn ra tỉnh bạn",
            count=104,
            period=YEAR,
        ),
    ]  # fmt: skip
