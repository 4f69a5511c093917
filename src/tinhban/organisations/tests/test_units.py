"""A code means something only with a day: the map of then, of today, and the way between."""

import time as clock
from datetime import date

import pytest
from django.utils import translation

from tinhban.organisations import loading, queries, units
from tinhban.organisations.models import Extent, Level, Unit, UnitChange

pytestmark = pytest.mark.django_db
THEN, NOW = date(2023, 2, 11), date(2026, 3, 1)


@pytest.fixture
def country(db) -> None:
    started = clock.perf_counter()
    assert loading.load_units() == 14_149
    assert clock.perf_counter() - started < 20  # 2 to 3 seconds on an idle small machine


def test_the_map_of_then_and_of_today(country):
    assert units.unit_on("15", THEN).name == "Tỉnh Yên Bái"
    assert units.unit_on("15", NOW).name == "Tỉnh Lào Cai"
    assert units.unit_on("10", NOW) is None
    assert units.unit_on("02839", THEN).name == "Thị trấn Bắc Hà"
    assert units.unit_on("02839", NOW).name == "Xã Bắc Hà"
    assert units.province_of("02839", THEN).code == "10"
    assert units.province_of("02839", NOW).name == "Tỉnh Lào Cai"
    counted = {level: Unit.objects.on(NOW).filter(level=level).count() for level in Level}
    assert counted == {Level.PROVINCE: 34, Level.DISTRICT: 0, Level.COMMUNE: 3321}
    assert Unit.objects.on(THEN).filter(level=Level.DISTRICT).count() == 696

    assert names_of_heirs("02866") == [("Xã Bắc Hà", Extent.WHOLE)]
    assert len(names_of_heirs("085")) == 6  # the district was divided among its communes' heirs
    whole = units.predecessors(units.unit_on("02839", NOW))
    assert "Xã Bản Phố" in {unit.name for unit, _ in whole}
    assert {u.name for u, _ in units.predecessors(units.unit_on("15", NOW))} == {
        "Tỉnh Lào Cai",
        "Tỉnh Yên Bái",
    }

    said = {
        "02866": "xã Bản Phố (nay thuộc xã Bắc Hà, tỉnh Lào Cai)",
        "04630": "xã Tú Lệ (nay thuộc xã Tú Lệ, tỉnh Lào Cai)",
        "085": "huyện Bắc Hà (nay thuộc tỉnh Lào Cai)",
        "02": "tỉnh Hà Giang (nay thuộc tỉnh Tuyên Quang)",
        "83": "tỉnh Bến Tre (nay thuộc tỉnh Vĩnh Long)",
        "12": "tỉnh Lai Châu",
    }
    with translation.override("vi"):
        for code, expected in said.items():
            assert units.unit_as_was_and_is(units.unit_on(code, THEN), NOW) == expected

    # Nậm Pồ was created in 2012 and at work from June 2013: nine points in January 2013.
    districts = Unit.objects.under("11")
    assert districts.on(date(2013, 1, 11)).count() == 10
    assert districts.operating_on(date(2013, 1, 11)).count() == 9
    assert districts.operating_on(THEN).count() == 10

    before = set(Unit.objects.values_list("pk", flat=True))
    loading.load_units()
    assert set(Unit.objects.values_list("pk", flat=True)) == before  # again: nothing to change

    provinces = [u.short_name for u in Unit.objects.on(THEN).filter(level="province").in_order()]
    assert provinces.index("Hà Giang") < provinces.index("Hà Nội") < provinces.index("Hải Phòng")
    assert provinces.index("Cần Thơ") < provinces.index("Điện Biên")

    left = set(Unit.objects.on(THEN).filter(level="commune").values_list("code", flat=True))
    assert not left - set(UnitChange.objects.values_list("old_code", flat=True))


def names_of_heirs(code: str) -> list[tuple[str, str]]:
    return [(unit.name, share) for unit, share in units.successors(units.unit_on(code, THEN))]


def test_a_body_stands_in_the_province_of_the_day(country):
    loading.load_bodies()
    body = queries.find_by_name("UBND tỉnh Lào Cai")[0]
    assert (queries.province_on(body, THEN).code, queries.province_on(body, NOW).code) == (
        "10",
        "15",
    )
    gone = queries.find_by_name("Đài Yên Bái")[0]
    assert queries.province_on(gone, NOW).name == "Tỉnh Yên Bái"
    commune = queries.find_by_name("UBND xã Bắc Hà")[0]
    assert queries.province_on(commune, NOW).name == "Tỉnh Lào Cai"


def test_a_code_cannot_have_two_holders_today(db):
    from django.db import IntegrityError, transaction

    fields = {"code": "15", "level": "province", "kind": "province", "folded": "x", "sort_key": "x"}
    Unit.objects.create(name="Tỉnh Lào Cai", valid_from=date(2025, 7, 1), **fields)
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.create(name="Tỉnh Yên Bái", **fields)


def test_the_provinces_of_many_places_take_a_query_a_level(country, django_assert_num_queries):
    places = {
        (code, day) for code in ("15", "10", "02839", "085", "99999", "") for day in (THEN, NOW)
    }
    with django_assert_num_queries(3):  # commune, district, province
        found = units.provinces_of(places)
    assert found == {place: units.province_of(*place) for place in places}
    assert found["02839", THEN] == units.unit_on("10", THEN)
    assert found["99999", NOW] is None
