"""An office with its people: somebody to look after, and the roles given to him."""

from datetime import date

from allauth.usersessions.models import UserSession
from django.contrib.auth.tokens import default_token_generator

from tests.authorisation.cast import SCENES
from tests.authorisation.stage import Stage
from tinhban.desk.models import LongExport
from tinhban.evidence import files
from tinhban.foundation import text
from tinhban.organisations import second_factor
from tinhban.organisations.models import Grant, Person, Role, Unit

HERE = SCENES["department"]


def put_on(stage: Stage) -> None:
    office = stage.cast.body(HERE.owner)
    clerk = _somebody(stage, "van-thu-hai", "Văn thư thứ hai")
    second_factor.set_up(clerk)
    grant = Grant.objects.create(
        person=clerk, role=Role.RECORDS_CLERK, organisation=office, valid_from=date(2021, 1, 1)
    )
    UserSession.objects.create(
        user=clerk, session_key="phien-mo-cua-van-thu", ip="127.0.0.1", data={}
    )
    gone = _somebody(stage, "da-nghi-viec", "Người đã nghỉ", is_active=False)
    colleague = stage.cast.person(HERE.owner, [Role.OFFICER])
    stage.put("the desk", "department")
    stage.put("the bodies", "department", office.name_on(date(2022, 1, 1)))
    stage.put("our body", "department", office.name_on(date(2022, 1, 1)), slug=office.slug)
    stage.put("our people", "department", clerk.display_name)
    stage.put("a colleague", "department", clerk.display_name, uid=clerk.uid)
    stage.put("a closed account", "department", gone.display_name, uid=gone.uid)
    stage.put("a role of a colleague", "department", clerk.display_name, uid=grant.uid)
    token = default_token_generator.make_token(clerk)
    stage.put("a link for a first password", "department", username=clerk.username, token=token)
    _exported(stage)
    _placed(stage)
    stage.values["colleague"] = str(colleague.uid)
    stage.values["our_body"] = str(office.uid)
    stage.values["known"] = stage.cast.person(HERE.partner, [Role.OFFICER]).username


def _placed(stage: Stage) -> None:
    """A commune of today, and one that it was formed from."""
    kept = {"level": "commune", "kind": "commune"}
    for thing, code, name, days in (
        ("a unit of today", "02839", "Xã Bắc Hà", {"valid_from": date(2025, 7, 1)}),
        ("a unit of then", "02866", "Xã Bản Phố", {"valid_to": date(2025, 6, 30)}),
    ):
        words = {"folded": text.fold(name), "sort_key": text.sort_key(name)}
        unit = Unit.objects.create(code=code, name=name, **kept, **words, **days)
        then = {"day": unit.valid_to.isoformat()} if unit.valid_to else {}
        stage.put(thing, "department", name, code=code, **then)


def _exported(stage: Stage) -> None:
    """Two long exports of the head of the office: one with its file, one that is being made."""
    kept = {
        "organisation": stage.cast.body(HERE.owner),
        "language": "vi",
        "address": "/don-vi/nguoi-dung/?xuat=csv",
    }
    mine = kept | {"asked_by": stage.cast.person(HERE.owner, [Role.LEADER])}
    sha256, size = files.keep("STT;Họ tên\n1;Danh sách dài của Sở\n".encode())
    done = LongExport.objects.create(
        filename="nguoi-dung.csv",
        state="done",
        sha256=sha256,
        size=size,
        media_type="text/csv",
        **mine,
    )
    making = LongExport.objects.create(filename="dang-lam.csv", total=9_000, done=500, **mine)
    stage.put("a long export", "department", "nguoi-dung.csv", uid=done.uid)
    stage.put("the file of a long export", "department", "Danh sách dài của Sở", uid=done.uid)
    stage.put("a long export at work", "department", "500 trên 9000", uid=making.uid)


def _somebody(stage: Stage, username: str, name: str, **more: object) -> Person:
    office = stage.cast.body(HERE.owner)
    person = Person.objects.create_person(username, name, home=office, **more)
    Grant.objects.create(
        person=person, role=Role.OFFICER, organisation=office, valid_from=date(2021, 1, 1)
    )
    return person
