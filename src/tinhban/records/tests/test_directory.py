"""Bodies and units are found by every name they had, and say what stands there today."""

from datetime import date

import pytest
from django.utils import translation

from tinhban.foundation.marking import Asked
from tinhban.organisations import loading, units
from tinhban.organisations.models import Organisation, Role, Unit
from tinhban.organisations.reader import Reader
from tinhban.organisations.tests.conftest import make_person
from tinhban.records import directory
from tinhban.screens.hits import Number

THEN = date(2023, 2, 11)


@pytest.fixture
def reader(db) -> Reader:
    loading.load_units()
    loading.load_bodies()
    office = Organisation.objects.get(slug="bao-lao-cai")
    with translation.override("vi"):
        yield Reader.of(make_person("bien-tap", office, Role.EDITOR), office)


def bodies(text: str, reader: Reader, limit: int = 20):
    return directory.page_of_bodies(Asked.of(text), reader, limit=limit).rows


def places(text: str, reader: Reader, limit: int = 20):
    return directory.page_of_units(Asked.of(text), reader, limit=limit).rows


def test_a_unit_that_is_no_more_says_to_what_it_belongs_now(reader):
    hit = places("ban pho", reader)[0]
    assert (hit.title, hit.whose) == ("Xã Bản Phố", "huyện Bắc Hà, tỉnh Lào Cai")
    assert hit.facts == ("đến 30/06/2025", "nay thuộc xã Bắc Hà, tỉnh Lào Cai")
    assert hit.url == "/don-vi/dia-ban/02866/2025-06-30/"


def test_what_is_called_just_so_comes_first_and_of_that_what_stands_today(reader):
    found = [(hit.title, hit.whose) for hit in places("bắc hà", reader)]
    assert found[:2] == [("Xã Bắc Hà", "tỉnh Lào Cai"), ("Huyện Bắc Hà", "tỉnh Lào Cai")]
    titles = [title for title, _whose in found]
    assert titles.index("Thị trấn Bắc Hà") < titles.index("Xã Bắc Hải")
    assert "Xã Mỹ Hạnh Bắc" in titles[titles.index("Xã Bắc Hải") :]  # its words stand apart
    assert places("xã bắc hà", reader)[0].title == "Xã Bắc Hà"


def test_pages_of_units_take_as_many_queries_whatever_was_found(
    reader, django_assert_max_num_queries
):
    for limit in (1, 20):
        with django_assert_max_num_queries(9):
            assert len(places("bac", reader, limit)) == limit


def test_a_word_that_is_in_thousands_of_names_is_counted_up_to_a_limit(reader):
    assert directory.number_of_units(Asked.of("xa"), reader) == Number(500, True)
    there = len(places("ban pho", reader))
    assert directory.number_of_units(Asked.of("ban pho"), reader) == Number(there)


@pytest.mark.parametrize("asked", ["so tttt lao cai", "sở thông tin truyền thông Lào Cai"])
def test_a_body_is_found_by_its_names_long_or_short_and_says_its_state(asked, reader):
    hit = bodies(asked, reader)[0]
    assert hit.title == "Sở Thông tin và Truyền thông tỉnh Lào Cai"
    assert hit.facts[0] == "không còn hoạt động sau ngày 28/02/2025"
    assert hit.facts[1].startswith("nay thuộc Sở ")
    assert hit.url == "/don-vi/co-quan/so-tttt-lao-cai/"


def test_a_body_at_work_says_so_and_what_it_was_called_stands_in_its_text(reader):
    hit = bodies("bao lao cai", reader)[0]
    assert hit.title.startswith("Báo")
    for one in bodies("lao cai", reader):
        assert one.title not in one.body.split("; ")


def test_who_acts_for_nobody_finds_nothing(reader):
    nobody = Reader.public()
    for find in (bodies, places):
        assert find("lao cai", nobody) == []
        assert find("", reader) == find("của và", reader) == []


def test_many_are_asked_as_one_is(reader):
    some = [
        *Unit.objects.on(THEN).filter(parent_code__in=("085", "10", "11")),
        *Unit.objects.under("15"),
    ]
    told = units.where_now(some)
    for unit in some[::7]:
        assert units.where_now([unit])[unit.pk] == told[unit.pk]
        assert units.successors_of(some)[unit.pk] == units.successors(unit)
