"""The screens: who sees what, what a form answers, and the choice of the acting organisation."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from tinhban.foundation import time
from tinhban.organisations import loading
from tinhban.organisations.middleware import SESSION_KEY
from tinhban.organisations.models import Grant, Person, Role
from tinhban.organisations.tests.conftest import give, make_person

pytestmark = pytest.mark.django_db


def page(client: Client, name: str, *args, **kwargs) -> str:
    answer = client.get(reverse(f"organisations:{name}", args=args), **kwargs)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_a_visitor_is_sent_to_the_log_in(client, officer):
    for name in ("list", "people", "switch", "add_person"):
        answer = client.get(reverse(f"organisations:{name}"))
        assert answer["Location"].startswith(reverse("account_login"))


def test_with_one_organisation_nothing_is_asked(logged_in, officer, office):
    client = logged_in(officer)
    html = page(client, "people")
    assert client.session[SESSION_KEY] == str(office.uid)
    assert "Sở Một tỉnh Lào Cai" in html
    assert "Chuyen Vien" in html
    assert "Thêm người dùng" not in html


def test_with_several_one_chooses_and_may_change(logged_in, officer, office, other_office):
    give(officer, other_office, Role.EDITOR)
    client = logged_in(officer)
    answer = client.get(reverse("organisations:people"))
    assert answer["Location"] == "/don-vi/chon/?next=%2Fdon-vi%2Fnguoi-dung%2F"
    assert "Sở Hai tỉnh Lai Châu" in client.get(answer["Location"]).content.decode()
    switch = reverse("organisations:switch")
    answer = client.post(switch, {"organisation": str(other_office.uid), "next": "/don-vi/"})
    assert answer["Location"] == "/don-vi/"
    assert "Sở Hai tỉnh Lai Châu" in page(client, "people")
    client.post(switch, {"organisation": str(office.uid)})
    assert client.session[SESSION_KEY] == str(office.uid)


@pytest.mark.parametrize(
    "back", ["https://elsewhere.example/", "//elsewhere.example", "javascript:x"]
)
def test_the_choice_never_leads_to_a_foreign_address(logged_in, officer, office, back):
    client = logged_in(officer)
    answer = client.post(
        reverse("organisations:switch"), {"organisation": str(office.uid), "next": back}
    )
    assert answer["Location"] == "/"


def test_nobody_acts_for_an_organisation_without_a_grant(logged_in, officer, other_office):
    client = logged_in(officer)
    client.post(reverse("organisations:switch"), {"organisation": str(other_office.uid)})
    assert client.session[SESSION_KEY] == str(officer.home_id)
    session = client.session
    session[SESSION_KEY] = str(other_office.uid)
    session.save()
    page(client, "people")
    assert client.session[SESSION_KEY] == str(officer.home_id)


def test_when_the_grant_has_ended_it_asks_again(logged_in, officer, office, other_office):
    give(officer, other_office, Role.EDITOR)
    client = logged_in(officer)
    client.post(reverse("organisations:switch"), {"organisation": str(office.uid)})
    Grant.objects.filter(person=officer, organisation=office).update(valid_to=date(2021, 1, 1))
    page(client, "people")  # one is left: it is taken
    assert client.session[SESSION_KEY] == str(other_office.uid)
    Grant.objects.filter(person=officer).update(valid_to=date(2021, 1, 1))
    answer = client.get(reverse("organisations:people"), follow=True)
    assert "không có vai trò nào còn hiệu lực" in answer.content.decode()


def test_htmx_is_sent_to_the_choice_with_the_whole_page(logged_in, officer, other_office):
    give(officer, other_office, Role.EDITOR)
    answer = logged_in(officer).get(reverse("organisations:people"), headers={"HX-Request": "true"})
    assert answer["HX-Redirect"].startswith(reverse("organisations:switch"))


def test_people_of_another_organisation_do_not_exist(logged_in, stranger, officer, office):
    client = logged_in(stranger)
    assert "Chuyen Vien" not in page(client, "people")
    for name in ("person", "give_grant"):
        assert client.get(reverse(f"organisations:{name}", args=[officer.pk])).status_code == 404
    for name in ("change_person", "deactivate", "reactivate", "new_password_link", "reset_second_factor", "end_sessions"):  # fmt: skip
        address = reverse(f"organisations:{name}", args=[officer.pk])
        assert client.post(address).status_code == 404
        assert client.get(address).status_code == 405
    grant = officer.grants.get()
    for name in ("revoke", "substitute"):
        address = reverse(f"organisations:{name}", args=[grant.pk])
        assert client.get(address).status_code == client.post(address).status_code == 404
    officer.refresh_from_db()
    assert officer.is_active


def test_a_colleague_without_the_role_is_refused(logged_in, officer, head):
    client = logged_in(officer)
    html = page(client, "person", head.pk)
    assert "Khóa tài khoản" not in html
    assert "Phiên đang mở" not in html.split("<main")[1]
    for name in ("add_person", "add_known_person"):
        assert client.get(reverse(f"organisations:{name}")).status_code == 403
    assert client.get(reverse("organisations:give_grant", args=[head.pk])).status_code == 403
    assert (
        client.get(reverse("organisations:revoke", args=[head.grants.get().pk])).status_code == 403
    )
    for name in ("change_person", "deactivate", "reset_second_factor", "new_password_link", "end_sessions"):  # fmt: skip
        data = {"display_name": "X", "position": ""}
        address = reverse(f"organisations:{name}", args=[head.pk])
        assert client.post(address, data).status_code == 403
    head.refresh_from_db()
    assert (head.is_active, head.display_name) == (True, "Lanh Dao")


def test_an_administrator_does_the_whole_round(logged_in, administrator, office, head, officer):
    client = logged_in(administrator)
    assert "Thêm người dùng" in page(client, "people")
    given = {"role": "records_clerk", "valid_from": "01/02/2022", "valid_to": "31/12/2099"}
    client.post(reverse("organisations:give_grant", args=[officer.pk]), given)
    html = page(client, "person", officer.pk)
    assert "Văn thư" in html
    assert "01/02/2022 - 31/12/2099" in html

    wrong = {**given, "role": "editor", "valid_from": "31/02/2022"}
    answer = client.post(reverse("organisations:give_grant", args=[officer.pk]), wrong)
    assert "ngày/tháng/năm" in answer.content.decode()
    assert 'value="31/02/2022"' in answer.content.decode()  # what was typed is kept

    grant = head.grants.get()
    days = {"valid_from": "04/07/2022", "valid_to": "08/07/2099", "kind": "substitute"}
    client.post(
        reverse("organisations:substitute", args=[grant.pk]), {**days, "substitute": officer.pk}
    )
    assert Grant.objects.get(on_behalf_of=head).person == officer
    assert "làm thay" in page(client, "people")
    asked = page(client, "revoke", grant.pk)
    assert "Chuyen Vien" in asked
    client.post(reverse("organisations:revoke", args=[grant.pk]))
    assert "thu hồi ngày" in page(client, "person", head.pk)
    assert not Grant.objects.get(on_behalf_of=head).in_force(date(2022, 7, 5).replace(year=2030))

    client.post(
        reverse("organisations:change_person", args=[officer.pk]),
        {"display_name": "Tên Đã Sửa", "position": "Phó giám đốc"},
    )
    officer.refresh_from_db()
    assert (officer.display_name, officer.rank) == ("Tên Đã Sửa", 50)
    client.post(reverse("organisations:deactivate", args=[officer.pk]))
    assert "Đã khóa" in page(client, "person", officer.pk)
    client.post(reverse("organisations:reactivate", args=[officer.pk]))
    officer.refresh_from_db()
    assert officer.is_active


def test_an_account_of_another_office_gets_a_role_by_its_exact_name(logged_in, administrator, office, stranger):  # fmt: skip
    client = logged_in(administrator)
    address = reverse("organisations:add_known_person")
    given = {"username": "nguoi-la", "role": "editor", "valid_from": "01/01/2022"}
    assert "Không có tài khoản" in client.post(address, {**given, "username": "nguoi"}).content.decode()  # fmt: skip
    client.post(address, given)
    assert office.grants.filter(person=stranger, role=Role.EDITOR).exists()
    html = page(client, "person", stranger.pk)
    assert "do cơ quan đã lập quản lý" in html
    assert client.post(reverse("organisations:deactivate", args=[stranger.pk])).status_code == 403


def test_the_list_is_searched_filtered_and_exported(
    logged_in, administrator, office, head, officer, caplog
):
    client = logged_in(administrator)
    make_person("dien-bien", office, Role.EDITOR)
    Person.objects.filter(username="dien-bien").update(folded="dien bien")
    assert "Dien Bien" in page(client, "people", data={"tim": "điện biên"})
    assert "Lanh Dao" not in page(client, "people", data={"tim": "dien"})
    leaders = page(client, "people", data={"vai_tro": "leader"})
    assert "Lanh Dao" in leaders
    assert "Chuyen Vien" not in leaders.split("<main")[1]
    with caplog.at_level("INFO", logger="tinhban.access"):
        answer = client.get(reverse("organisations:people"), {"xuat": "csv"})
    assert str(administrator.pk) in caplog.text  # personal data left: who took it, not whose
    assert "lanh-dao" not in caplog.text
    assert "Lãnh đạo" in b"".join(answer).decode("utf-8-sig")


def test_the_list_of_people_does_not_ask_the_database_per_row(
    logged_in, administrator, office, django_assert_max_num_queries
):
    for n in range(30):
        make_person(f"nguoi-{n}", office, Role.OFFICER, Role.EDITOR)
    client = logged_in(administrator)
    page(client, "people")
    with django_assert_max_num_queries(24):
        page(client, "people")


def test_the_directory_tells_what_stands_there_today(logged_in, officer, django_assert_max_num_queries):  # fmt: skip
    loading.load_bodies()
    client = logged_in(officer)
    html = page(client, "list", data={"tim": "dai yen bai"})
    assert "Đài Phát thanh - Truyền hình tỉnh Yên Bái" in html
    assert "nay thuộc Báo và phát thanh, truyền hình Lào Cai" in html
    with django_assert_max_num_queries(24):
        page(client, "list")
    html = page(client, "detail", "bao-ptth-lao-cai")
    assert "Quyết định 1137-QĐ/TU" in html
    assert "cần kiểm tra" in page(client, "detail", "bao-ptth-lai-chau")
    html = page(client, "detail", "so-tttt-ha-giang")
    assert "Sở Khoa học và Công nghệ tỉnh Tuyên Quang" in html
    assert client.get(reverse("organisations:detail", args=["khong-co"])).status_code == 404
    answer = client.get(reverse("organisations:list"), {"xuat": "csv", "con": "het"})
    assert "Báo và phát thanh, truyền hình Lào Cai" in b"".join(answer).decode("utf-8-sig")


def test_the_day_of_the_request_is_the_organisations_own(logged_in, officer, office):
    with time.at(datetime(2022, 12, 31, 18, tzinfo=UTC)):  # already the new year in Viet Nam
        assert "01/01/2023" in page(logged_in(officer), "people")


def test_english_is_complete(logged_in, administrator, officer):
    client = logged_in(administrator)
    client.post(reverse("set_language"), {"language": "en", "next": "/"})
    html = page(client, "person", officer.pk)
    assert "Take back the role…" in html
    assert "Vai trò" not in html


def test_every_changing_form_needs_its_token(administrator, officer, other_office):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(administrator)
    for name, args in (("switch", ()), ("add_person", ()), ("deactivate", (officer.pk,)), ("give_grant", (officer.pk,)), ("revoke", (officer.grants.get().pk,))):  # fmt: skip
        assert browser.post(reverse(f"organisations:{name}", args=args)).status_code == 403, name
    officer.refresh_from_db()
    assert officer.is_active
