"""On a demonstration node nobody sees the real day: whatever was done now stands on the day people live on."""

import io
import re
from datetime import timedelta

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from tinhban.config.demonstration.people import PASSWORD, person_of
from tinhban.exchange import queries
from tinhban.exchange.actions.drafts import save_draft
from tinhban.foundation import ids, time
from tinhban.logbook.models import ImportBatch
from tinhban.organisations.models import Grant
from tinhban.organisations.queries import today_for
from tinhban.watch.models import Source, Watch

pytestmark = pytest.mark.django_db
LIVES_ON = "07/02/2023"


@pytest.fixture
def office(world):
    return Grant.objects.filter(person=person_of("bientap.laocai")).first().organisation


@pytest.fixture
def done_now(office, settings):
    """A draft, a log and a watch of this very minute, by a body that has ended."""
    editor = person_of("bientap.laocai")
    draft = ids.new_uid()
    save_draft(uid=draft, title="Vừa soạn", kind="news_item", by=editor, as_=office)
    channel = queries.channels(office.uid, writing=True)[0].id
    log = ImportBatch.objects.create(
        organisation=office,
        channel=channel,
        sha256="0" * 64,
        filename="so.xlsx",
        state="read",
        created_by=editor,
    )
    watch = Watch.objects.create(
        organisation=office,
        publisher=office.uid,
        outlet="Trang thử",
        source=Source.FEED,
        address="http://127.0.0.1:9/",
        created_by=editor,
        last_run_at=time.now(),
    )
    return {
        reverse("exchange:drafts"),
        reverse("exchange:draft", args=[draft]),
        reverse("logbook:logs"),
        reverse("logbook:log", args=[log.uid]),
        reverse("watch:watches"),
        reverse("watch:watch", args=[watch.uid]),
        reverse("desk:home"),
        reverse("exchange:desk"),
        reverse("desk:search") + "?q=lao+cai",
    }


def real_days():
    """How the real day could be written, and its neighbours, should midnight pass."""
    return {
        written
        for day in (
            time.today() - timedelta(days=1),
            time.today(),
            time.today() + timedelta(days=1),
        )
        for written in (f"{day:%d/%m/%Y}", f"{day:%Y-%m-%d}", f"{day:%Y%m%d}")
    }


def client_of(name):
    client = Client()
    client.force_login(person_of(name))
    return client


def test_no_page_shows_the_real_day(done_now, office):
    assert f"{today_for(office):%d/%m/%Y}" == LIVES_ON
    client = client_of("bientap.laocai")
    for address in sorted(done_now):
        shown = client.get(address).content.decode()
        shown = re.sub(r'<input[^>]*type="hidden"[^>]*>', "", shown)
        assert not [day for day in real_days() if day in shown], address
        if address not in (reverse("desk:home"), reverse("exchange:desk")):
            assert LIVES_ON in shown, address


def test_what_was_done_now_is_told_with_its_hour(done_now):
    hour = f"{time.local(time.now()):%H}"
    shown = client_of("bientap.laocai").get(reverse("exchange:drafts")).content.decode()
    assert re.search(rf"{hour}:\d\d, {LIVES_ON}|\d\d:\d\d, {LIVES_ON}", shown)


def test_an_export_carries_the_day_that_people_live_on(done_now):
    client = client_of("bientap.laocai")
    for address in (reverse("logbook:logs"), reverse("watch:watches")):
        answer = client.get(address + "?xuat=xlsx")
        assert "20230207" in answer["Content-Disposition"]
        book = openpyxl.load_workbook(io.BytesIO(answer.content))
        assert f"{book.properties.created:%d/%m/%Y}" == LIVES_ON
        cells = [str(cell.value) for row in book.active.iter_rows() for cell in row]
        assert not [cell for cell in cells if str(time.today().year) in cell]
        assert [cell for cell in cells if "2023" in cell]


def test_log_ins_keep_the_real_clock_and_say_so(world):
    person = person_of("bientap.laocai")
    person.set_password(PASSWORD)
    person.save()
    client = Client()
    client.post(reverse("account_login"), {"login": person.username, "password": PASSWORD})
    shown = client.get(reverse("usersessions_list")).content.decode()
    assert "giờ thật" in shown
    assert any(day in shown for day in real_days())


def test_a_body_of_today_lives_by_the_real_clock(world):
    shown = client_of("canbo.bacha").get(reverse("desk:home")).content.decode()
    assert LIVES_ON not in shown
