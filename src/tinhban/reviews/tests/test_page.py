"""The page of a report: its paper with live numbers, its drawers, and who may see it."""

import io
import json
from datetime import date

import docx
import pytest
from django.urls import reverse
from tests.markup import seen

from tinhban.organisations.models import Role
from tinhban.reviews import actions

pytestmark = pytest.mark.django_db


@pytest.fixture
def log_in(client):
    def as_(body, role=Role.OFFICER):
        client.force_login(body.people[role])
        return client

    return as_


def address(world, name="review", *args):
    return reverse(f"reviews:{name}", args=[world.programme.slug, "2022", *args])


def test_the_paper_shows_live_numbers_with_their_state(world, log_in):
    world.exchange_items(6, 5, 5)
    review = world.start()
    actions.choose_phrase(
        review=review,
        key="lai-chau-lao-cai",
        number=4,
        qualifier="more_than",
        **world.department.officer,
    )
    page = seen(log_in(world.department).get(address(world)).content)
    assert '<a class="num match" href="#so-1">hơn\u00a04<sup>1</sup></a>' in page
    assert 'id="so-1"' in page
    assert page.index('id="so-2"') < page.index('id="so-1"')  # the last drawer is the default
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in page


def test_a_deputy_signs_under_two_lines_with_a_name(world, log_in):
    world.start()
    client = log_in(world.department)
    said = client.post(
        address(world, "details"),
        {
            "subject": "Kết quả phối hợp\nnăm 2022",
            "signer_authority": "KT. Giám đốc",
            "signer_position": "Phó Giám đốc",
            "signer_name": "Họ và tên",
        },
    )
    assert said.status_code == 302
    page = seen(client.get(address(world)).content)
    assert "KT. GIÁM ĐỐC<br>PHÓ GIÁM ĐỐC" in page
    word = docx.Document(io.BytesIO(client.get(address(world, "word")).content))
    cells = "\n".join(c.text for t in word.tables for r in t.rows for c in r.cells)
    assert "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC" in cells
    assert "Họ và tên" in cells
    assert "Kết quả phối hợp năm 2022" in page


def test_a_file_with_the_internal_annex_says_so_in_its_name(world, log_in):
    world.start()
    client = log_in(world.department)
    plain = client.get(address(world, "word"))["Content-Disposition"]
    internal = client.get(address(world, "word"), {"phu-luc": "1"})["Content-Disposition"]
    assert "phu-luc" not in plain
    assert "-kem-phu-luc-noi-bo" in internal


def test_a_stranger_gets_no_page(world, log_in):
    world.start()
    for name, args in (
        ("review", ()),
        ("json", ()),
        ("rows", ("lai-chau-lao-cai",)),
        ("figure", ("lai-chau-lao-cai",)),
        ("technical", ("lai-chau-lao-cai",)),
        ("word", ()),
        ("pdf", ()),
        ("freeze", ()),
    ):
        client = log_in(world.stranger, Role.LEADER)
        assert client.get(address(world, name, *args)).status_code == 404


def test_another_party_does_not_see_the_draft(world, log_in):
    world.start()
    page = log_in(world.neighbour).get(address(world)).content.decode()
    assert "BÁO CÁO" not in page
    assert log_in(world.neighbour).get(address(world, "word")).status_code == 404


def test_json_gives_both_sides_and_the_entries(world, log_in):
    world.exchange_items(6, 5, 3)
    late = world.deliver(2, date(2022, 3, 1))
    said = json.loads(log_in(world.department).get(address(world, "json")).content)
    assert said["programme"] == world.programme.slug
    assert said["period"] == "2022"
    assert said["structure_date"] == "2022-12-31"
    figure = next(f for f in said["figures"] if f["key"] == "lai-chau-lao-cai")
    assert (figure["supplied"], figure["received"], figure["used"]) == (8, 6, 5)
    assert (figure["state"], figure["awaiting"], figure["qualifier"]) == ("one_sided", 2, "exact")
    assert len(figure["entries"]["used"]) == 5
    assert sum(line.startswith(late.entry_hash) for line in figure["entries"]["supplied"]) == 2


def test_rows_are_paged_by_key_and_exported(world, log_in):
    world.exchange_items(60, 55, 3)
    client = log_in(world.department)
    address_of_rows = address(world, "rows", "lai-chau-lao-cai") + "?loai=usage"
    first = client.get(address_of_rows).content.decode()
    assert first.count('<th scope="row">') == 50
    after = first.split("sau=")[1].split('"')[0].replace("&amp;", "&")
    second = client.get(f"{address_of_rows}&sau={after}").content.decode()
    assert second.count('<th scope="row">') == 5
    awaited = client.get(f"{address_of_rows}&tt=confirmed").content.decode()
    assert awaited.count('<th scope="row">') == 3
    exported = client.get(f"{address_of_rows}&xuat=csv").content.decode("utf-8-sig")
    assert len(exported.strip().splitlines()) == 56


def test_the_drawer_answers_htmx_with_a_fragment(world, log_in):
    world.exchange_items(3, 2, 2)
    client = log_in(world.department)
    whole = client.get(address(world, "figure", "lai-chau-lao-cai")).content.decode()
    part = client.get(
        address(world, "figure", "lai-chau-lao-cai"), headers={"HX-Request": "true"}
    ).content.decode()
    assert "<html" in whole
    assert "<html" not in part
    assert 'class="books"' in part


def test_word_and_pdf_leave_without_hashes(world, log_in):
    world.exchange_items(3, 2, 2)
    world.start()
    client = log_in(world.department)
    word = client.get(address(world, "word"))
    assert word.content[:2] == b"PK"
    assert client.get(address(world, "pdf")).content[:4] == b"%PDF"
