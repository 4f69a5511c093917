"""A body is found however its name is typed, and shows what it was and is."""

import unicodedata
from datetime import date

import pytest
from django.utils import translation

from tinhban.organisations import loading, names, protocol, queries
from tinhban.organisations.models import Organisation, OrgChange, Person
from tinhban.organisations.tests.conftest import make_body, make_person

pytestmark = pytest.mark.django_db
THEN, NOW = date(2023, 2, 7), date(2026, 3, 1)


@pytest.fixture
def bodies(db) -> dict[str, Organisation]:
    loading.load_bodies()
    return {body.slug: body for body in Organisation.objects.all()}


def slugs(text: str, on: date | None = None) -> list[str]:
    return [body.slug for body in queries.find_by_name(text, on)]


def test_a_name_in_another_typing_is_the_same_body(bodies):
    typings = {
        "so-tttt-lao-cai": [
            "Sở Thông tin và Truyền thông tỉnh Lào Cai",
            "Sở Thông tin Truyền thông Lào Cai",
            "Sở TT&TT tỉnh Lào Cai",
            "SỞ TTTT LÀO CAI",
            "so tt & tt  lao cai",
            unicodedata.normalize("NFD", "Sở TT&TT tỉnh Lào Cai"),
        ],
        "dai-yen-bai": [
            "Đài PT-TH tỉnh Yên Bái",
            "Đài PT–TH Yên Bái",
            "Đài Phát thanh và Truyền hình tỉnh Yên Bái",
            "Đài Yên Bái",
            "Đài tỉnh Yên Bái",
            "ĐÀI PTTH YÊN BÁI",
        ],
        "bao-lao-cai": ["Báo Lào Cai", "báo tỉnh Lào Cai", "BAO LAO CAI"],
        "ubnd-xa-bac-ha": ["UBND xã Bắc Hà", "Ủy ban nhân dân xã Bắc Hà", "Uỷ ban nhân dân xã Bắc Hà"],
        "so-tttt-can-tho": ["Sở TT&TT TP. Cần Thơ", "Sở Thông tin và Truyền thông Cần Thơ"],
        "bao-ptth-lao-cai": ["Báo và PT-TH Lào Cai", "Báo và phát thanh, truyền hình Lào Cai"],
        "so-vhttdl-lai-chau": ["Sở VHTT&DL Lai Châu", "Sở Văn hóa, Thể thao và Du lịch tỉnh Lai Châu"],
    }  # fmt: skip
    for slug, spellings in typings.items():
        for spelling in spellings:
            assert slugs(spelling) == [slug], spelling


def test_an_ambiguous_name_gives_every_candidate_and_a_day_decides(bodies):
    assert set(slugs("Đài")) == {"dai-lao-cai", "dai-yen-bai", "dai-lai-chau"}
    assert len(slugs("Sở Thông tin và Truyền thông")) == 9
    assert set(slugs("UBND Bắc Hà")) == {"ubnd-huyen-bac-ha", "ubnd-xa-bac-ha"}
    assert slugs("UBND Bắc Hà", THEN) == ["ubnd-huyen-bac-ha"]
    assert slugs("UBND Bắc Hà", NOW) == ["ubnd-xa-bac-ha"]
    assert slugs("Đài Yên Bái", NOW) == ["dai-yen-bai"]  # nobody else is called so


def test_a_name_that_means_nobody_finds_nobody(bodies):
    for text in ("", "   ", "&", "Sở Thông tin và Truyền thông tỉnh Hà Tĩnh", "Đài Hà Nội"):
        assert slugs(text) == [], text
    assert slugs("x" * 100_000) == []


def test_ha_tinh_keeps_its_name():
    assert names.loose_key(names.key("Sở TT&TT tỉnh Hà Tĩnh")).endswith("truyen thong ha tinh")


def test_old_names_stay_and_todays_body_stands_beside(bodies):
    with translation.override("vi"):
        shown = {slug: queries.as_was_and_is(body, THEN, NOW) for slug, body in bodies.items()}
    assert shown["dai-yen-bai"] == (
        "Đài Phát thanh - Truyền hình tỉnh Yên Bái (nay thuộc Báo và phát thanh, truyền hình Lào Cai)"
    )
    assert shown["so-tttt-ben-tre"] == (
        "Sở Thông tin và Truyền thông tỉnh Bến Tre (nay thuộc Sở Khoa học và Công nghệ tỉnh Vĩnh Long"
        " và Sở Văn hóa, Thể thao và Du lịch tỉnh Vĩnh Long)"
    )
    assert shown["ubnd-huyen-bac-ha"] == (
        "Ủy ban nhân dân huyện Bắc Hà (nay thuộc Ủy ban nhân dân xã Bắc Hà và 5 cơ quan khác)"
    )
    assert shown["ubnd-lao-cai"] == "Ủy ban nhân dân tỉnh Lào Cai"
    assert bodies["so-tttt-lao-cai"].short_name_on(THEN) == "Sở TT&TT tỉnh Lào Cai"
    assert bodies["so-tttt-lao-cai"].notation_on(THEN) == "STTTT"


def test_on_the_day_itself_nothing_has_changed_yet(bodies):
    body = bodies["so-tttt-lao-cai"]
    assert queries.as_was_and_is(body, THEN, THEN) == "Sở Thông tin và Truyền thông tỉnh Lào Cai"
    assert [h.slug for h in queries.heirs(body, THEN)] == ["so-tttt-lao-cai"]
    assert [h.slug for h in queries.heirs(body, NOW)] == ["so-khcn-lao-cai", "so-vhttdl-lao-cai"]
    between = [h.slug for h in queries.heirs(bodies["so-tttt-yen-bai"], date(2025, 5, 1))]
    assert between == ["so-khcn-yen-bai", "so-vhttdl-yen-bai"]


def test_the_decisions_of_2025_carry_their_basis_or_are_marked(bodies):
    merger = OrgChange.objects.get(slug="bao-ptth-lao-cai-2025-03-12")
    assert merger.legal_basis == "Quyết định 1137-QĐ/TU ngày 12/03/2025"
    assert merger.verified
    assert not OrgChange.objects.get(slug__startswith="bao-ptth-lai-chau").verified
    province = OrgChange.objects.get(slug="yen-bai-2025-07-01")
    assert province.legal_basis == "Nghị quyết 202/2025/QH15"


def test_loading_again_changes_nothing(bodies):
    before = set(Organisation.objects.values_list("uid", "slug"))
    assert loading.load_bodies() == len(before)
    assert set(Organisation.objects.values_list("uid", "slug")) == before
    assert loading.uid_of("dai-lao-cai") == bodies["dai-lao-cai"].uid
    assert bodies["dai-lao-cai"].names.count() == 1


def test_a_renamed_body_is_the_same_one_under_another_name(db):
    body = make_body("bao-x", "Báo Cũ")
    body.names.update(valid_to=date(2022, 12, 31))
    body.names.create(name="Báo Mới", valid_from=date(2023, 1, 1))
    body = Organisation.objects.with_names().get(pk=body.pk)
    assert (body.name_on(date(2022, 6, 1)), body.name_on(THEN)) == ("Báo Cũ", "Báo Mới")
    with translation.override("vi"):
        assert queries.as_was_and_is(body, date(2022, 6, 1), NOW) == "Báo Cũ (nay là Báo Mới)"


def test_bodies_and_people_stand_in_protocol_order(office, bodies):
    shown = ["ubnd-huyen-bac-ha", "dai-lao-cai", "bao-lao-cai", "so-tttt-lao-cai", "ubnd-lao-cai", "bo-tttt", "tinh-uy-lao-cai"]  # fmt: skip
    ordered = Organisation.objects.filter(slug__in=shown).in_protocol_order()
    assert [b.slug for b in ordered] == [
        "bo-tttt", "tinh-uy-lao-cai", "ubnd-lao-cai", "so-tttt-lao-cai", "bao-lao-cai", "dai-lao-cai", "ubnd-huyen-bac-ha",
    ]  # fmt: skip
    for username, position in (("c", "Chuyên viên"), ("b", "Phó giám đốc"), ("a", "Giám đốc"), ("d", "Phó Giám đốc thường trực")):  # fmt: skip
        make_person(f"nguoi-{username}", office, rank=protocol.rank_of(position))
    assert [p.username[-1] for p in Person.objects.in_protocol_order()] == ["a", "d", "b", "c"]
    assert protocol.rank_of("Phó Giám đốc") == protocol.rank_of("Phó giám đốc") == 50


def test_names_of_many_bodies_cost_two_queries(bodies, django_assert_num_queries):
    stranger = loading.uid_of("not-loaded")
    with django_assert_num_queries(2):  # bodies, names
        shown = queries.name_map([*(b.uid for b in bodies.values()), stranger], THEN, short=True)
    assert shown[bodies["dai-lao-cai"].uid] == "Đài PT-TH tỉnh Lào Cai"
    assert str(stranger)[:8] in shown[stranger]
