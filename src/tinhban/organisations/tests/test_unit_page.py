"""The page of a unit: what it was and is, its parts, the bodies that have their seat there."""

import pytest
from django.urls import reverse

from tinhban.organisations import loading

pytestmark = pytest.mark.django_db


@pytest.fixture
def read(logged_in, officer):
    loading.load_units()
    loading.load_bodies()
    client = logged_in(officer)

    def shown(*at: str, expect: int = 200, **query: str) -> str:
        name = "unit_then" if len(at) == 2 else "unit"
        answer = client.get(reverse(f"organisations:{name}", args=at), query)
        assert answer.status_code == expect
        return answer.content.decode()

    return shown


def test_a_commune_that_is_no_more_leads_to_what_it_became(read):
    html = read("02866", "2025-06-30")
    assert "Xã Bản Phố" in html and "Huyện Bắc Hà" in html
    assert "xã Bắc Hà, tỉnh Lào Cai" in html
    assert reverse("organisations:unit", args=["02839"]) in html
    assert "Đơn vị hành chính trực thuộc" not in html


def test_a_commune_of_today_says_of_what_it_was_formed_and_which_bodies_are_there(read):
    html = read("02839")
    assert "Xã Bản Phố" in html and "Thị trấn Bắc Hà" in html
    assert "UBND xã Bắc Hà" in html or "Ủy ban nhân dân xã Bắc Hà" in html


def test_a_code_is_read_with_its_day(read):
    assert "Tỉnh Lào Cai" in read("15") and "Tỉnh Yên Bái" in read("15", "2025-06-30")
    assert "tỉnh Lào Cai" in read("10") and "đến 30/06/2025" in read("10")
    read("10", "2026-01-01", expect=404)
    for wrong in (("10", "hom-nay"), ("99999",), ("x",)):
        read(*wrong, expect=404)


def test_the_units_below_are_searched_sorted_and_exported(read):
    html = read("10", "2025-06-30", tim="bac ha")
    assert "Huyện Bắc Hà" in html and "Huyện Mường Khương" not in html
    exported = read("10", "2025-06-30", xuat="csv")
    assert "Huyện Mường Khương" in exported and "tỉnh Lào Cai" in exported


def test_a_page_takes_as_many_queries_however_many_units_and_bodies_there_are(
    read, django_assert_max_num_queries
):
    for at in (("085", "2025-06-30"), ("10", "2025-06-30"), ("15",), ("02839",)):
        read(*at)  # the first visit notes the session
        with django_assert_max_num_queries(34):
            read(*at)
