"""The home of an owner, of a colleague in another office, of a stranger, and of who has no office."""

from datetime import date

from django.test import Client

from tinhban.organisations.models import Person, Role
from tinhban.programmes import actions as programmes
from tinhban.programmes.models import Programme

TITLE = "Hợp tác truyền thông Lào Cai - Lai Châu 2022"


def test_an_editor_sees_what_waits_then_the_figures(world, page):
    world.exchange_items(4, used=3, confirmed=2, on=date(2022, 2, 1))
    world.deliver(2, date(2022, 6, 14))
    home = page(world.station)
    assert "2 items were delivered" in home
    assert home.index("Waiting") < home.index("Figures of 2022") < home.index("Used by month, 2022")
    assert "Received and used of" in home
    assert '<span class="fig-v">3</span>' in home
    assert "one side so far" in home
    assert "awaiting receipt 2" in home
    assert "Columns of the uses by month: 3 in all" in home
    assert TITLE in home


def test_a_colleague_who_reads_the_programme_sees_its_figures_and_no_work(world, page):
    world.exchange_items(3, used=3, confirmed=3)
    home = page(world.department, Role.OFFICER)
    assert "Nothing waits" in home
    assert "Trao đổi tin, bài" in home
    assert "both sides agree" in home
    assert "Used by month" not in home  # an office that publishes nothing has no such chart


def test_a_stranger_sees_nothing_of_it(world, page):
    world.exchange_items(3, used=3, confirmed=1)
    home = page(world.stranger)
    for word in (TITLE, "Trao đổi tin, bài", "Tin 2022", "fig-v", "Lai Châu"):
        assert word not in home
    assert "Nothing waits" in home
    assert "No counted figure yet" in home
    assert "No programme yet." in home


def test_only_a_leader_is_told_what_does_not_add_up(world, page):
    world.exchange_items(2, used=2, confirmed=0)
    assert "2 uses wait for a confirmation." in page(world.station, Role.LEADER)
    assert "Does not add up yet" not in page(world.station, Role.EDITOR)
    nothing_counted = page(world.stranger, Role.LEADER)
    assert "Every figure agrees" not in nothing_counted
    assert "Does not add up yet" not in nothing_counted


def test_a_programme_waits_for_the_signature_of_who_may_give_it(world, page):
    draft = programmes.roll_over(programme=world.programme, **world.department.leader)
    programmes.propose_programme(
        draft=draft, proposed_on=date(2022, 6, 10), **world.department.leader
    )
    proposed = Programme.objects.exclude(pk=world.programme.pk).get()
    assert "Programmes to sign" in page(world.neighbour, Role.LEADER)
    assert "Programmes to sign" not in page(world.neighbour, Role.OFFICER)
    assert "Programmes to sign" not in page(world.stranger, Role.LEADER)
    programmes.sign_programme(
        programme=proposed,
        signer_position="Giám đốc",
        signed_on=date(2022, 6, 12),
        **world.neighbour.leader,
    )
    assert "Programmes to sign" not in page(world.neighbour, Role.LEADER)


def test_a_report_that_is_being_written_is_seen_in_its_own_office(world, page):
    review = world.start()
    assert review.subject in page(world.department, Role.LEADER)
    for other in (world.neighbour, world.station, world.stranger):
        assert review.subject not in page(other, Role.LEADER)


def test_who_acts_for_nobody_gets_no_desk(world):
    person = Person.objects.create_person("khong.co.quan", "Chưa được giao quyền")
    client = Client(headers={"accept-language": "en"})
    client.force_login(person)
    home = client.get("/", follow=True).content.decode()
    assert "No role is in force for this account today." in home
    assert TITLE not in home
