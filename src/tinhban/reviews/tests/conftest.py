"""One small year: two stations exchange, two departments report on it, a newspaper keeps a column."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import pytest

from tinhban.exchange import actions as exchange
from tinhban.exchange.actions.claims import Publication
from tinhban.exchange.content import Content
from tinhban.exchange.models import Column, Delivery, Item, Usage
from tinhban.exchange.nouns.columns import declare_column
from tinhban.figures.periods import Period
from tinhban.foundation.ids import new_uid
from tinhban.ledger import actions as ledger
from tinhban.organisations.models import Grant, Kind, Organisation, OrganisationName, Person, Role
from tinhban.organisations.models.bodies import OrganisationPlace
from tinhban.organisations.models.units import Level, Unit
from tinhban.programmes import actions as programmes
from tinhban.programmes.models import Programme
from tinhban.programmes.terms import Terms
from tinhban.reviews import actions
from tinhban.reviews.models import Review
from tinhban.wire.programmes import (
    CommitmentTerms,
    CountingTerms,
    ItemTerms,
    LinkTerms,
    PartyTerms,
)

FIRST, LAST = date(2022, 1, 1), date(2022, 12, 31)
YEAR = Period.parse("2022")
PROVINCES = {"10": "Lào Cai", "12": "Lai Châu"}


@dataclass
class Body:
    """An organisation with its people."""

    office: Organisation
    people: dict[str, Person] = field(default_factory=dict)

    @property
    def uid(self):
        return self.office.uid

    def acting(self, role: str) -> dict:
        return {"by": self.people[role], "as_": self.office}

    @property
    def officer(self) -> dict:
        return self.acting(Role.OFFICER)

    @property
    def leader(self) -> dict:
        return self.acting(Role.LEADER)

    @property
    def editor(self) -> dict:
        return self.acting(Role.EDITOR)


def make_body(slug: str, name: str, kind: str, notation: str = "") -> Body:
    press = kind == Kind.PRESS_AGENCY
    office = Organisation.objects.create(
        slug=slug,
        kind=kind,
        press_kind=("newspaper" if name.startswith("Báo") else "broadcaster") if press else "",
        protocol_order=1,
        sort_key=slug,
    )
    OrganisationName.objects.create(
        organisation=office, name=name, short_name=name, notation=notation
    )
    code = next((c for c, province in PROVINCES.items() if name.endswith(province)), None)
    if code:
        OrganisationPlace.objects.create(organisation=office, unit_code=code, level=Level.PROVINCE)
    ledger.create_identity(office.uid)
    people = {}
    for role in (Role.OFFICER, Role.LEADER, Role.EDITOR):
        people[role] = Person.objects.create_person(f"{slug}.{role}", f"{role} {name}")
        Grant.objects.create(
            person=people[role], role=role, organisation=office, valid_from=date(2021, 1, 1)
        )
    return Body(office, people)


@dataclass
class World:
    """Who there is, the two channels, and the verbs that a story needs."""

    department: Body
    neighbour: Body
    station: Body
    sister: Body
    paper: Body
    stranger: Body
    stations: str = ""
    programme: Programme = None  # type: ignore[assignment]
    column: Column = None  # type: ignore[assignment]

    def approve(self, title: str, kind: str = "news_item") -> Item:
        return exchange.approve_item(
            channel=self.stations,
            content=Content(kind=kind, title=title, text="Nội dung."),
            approved_on=date(2022, 1, 5),
            **self.sister.editor,
        )

    def deliver(self, count: int, on: date = date(2022, 2, 1)) -> Delivery:
        items = [self.approve(f"Tin {on} {n}") for n in range(count)]
        return exchange.send_delivery(
            channel=self.stations,
            to=self.station.uid,
            items=items,
            delivered_on=on,
            **self.sister.editor,
        )

    def receive(self, delivery: Delivery) -> None:
        exchange.receive_delivery(
            delivery=delivery, received_on=delivery.delivered_on, **self.station.editor
        )

    def use(self, item: Item, on: date = date(2022, 2, 10)) -> Usage:
        return exchange.claim_usage(
            item=item, publication=Publication(used_on=on, outlet="Thời sự"), **self.station.editor
        )

    def confirm(self, *usages: Usage) -> None:
        exchange.confirm_usages(usages=list(usages), **self.sister.editor)

    def exchange_items(self, count: int, used: int, confirmed: int, on: date = date(2022, 2, 1)):
        """A delivery that was receipted, the first items of it used, the first of those confirmed."""
        delivery = self.deliver(count, on)
        self.receive(delivery)
        items = [line.item for line in delivery.lines.select_related("item")]
        usages = [self.use(item, on) for item in items[:used]]
        if confirmed:
            self.confirm(*usages[:confirmed])
        return usages

    def publish(self, on: date, **more) -> Usage:
        return exchange.publish_piece(
            channel=self.programme.channel,
            kind="article",
            title=f"Bài {on}",
            publication=Publication(used_on=on, outlet="Báo", **more),
            column=self.column,
            **self.paper.editor,
        )

    def start(self) -> Review:
        return actions.start_review(
            programme=self.programme, period=YEAR, **self.department.officer
        )


@pytest.fixture
def world(db) -> World:
    for code, name in PROVINCES.items():
        Unit.objects.create(code=code, level=Level.PROVINCE, kind="province", name=f"Tỉnh {name}")
    made = World(
        department=make_body(
            "so-lao-cai", "Sở Thông tin và Truyền thông tỉnh Lào Cai", Kind.DEPARTMENT, "STTTT"
        ),
        neighbour=make_body(
            "so-lai-chau", "Sở Thông tin và Truyền thông tỉnh Lai Châu", Kind.DEPARTMENT
        ),
        station=make_body(
            "dai-lao-cai", "Đài Phát thanh - Truyền hình tỉnh Lào Cai", Kind.PRESS_AGENCY
        ),
        sister=make_body(
            "dai-lai-chau", "Đài Phát thanh - Truyền hình tỉnh Lai Châu", Kind.PRESS_AGENCY
        ),
        paper=make_body("bao-lao-cai", "Báo Lào Cai", Kind.PRESS_AGENCY),
        stranger=make_body("dai-dien-bien", "Đài Điện Biên", Kind.PRESS_AGENCY),
    )
    made.stations = ledger.open_channel(
        as_=made.station.office,
        by=made.station.people[Role.LEADER],
        purpose={"title": "Đài Lào Cai - Đài Lai Châu", "kind": "programme"},
        members={
            made.sister.uid: ledger.Role.MEMBER,
            made.department.uid: ledger.Role.OBSERVER,
            made.neighbour.uid: ledger.Role.OBSERVER,
        },
    )
    made.programme = agree(made)
    return made


def commitment(item, phrase, key, counting, **more) -> CommitmentTerms:
    said = {"target_kind": "qualitative", "starts_on": FIRST, "ends_on": LAST, **more}
    return CommitmentTerms(
        commitment=new_uid(), item=item, phrase=phrase, indicator=key, counting=counting, **said
    )


def agree(world: World) -> Programme:
    broadcasting, press, post = new_uid(), new_uid(), new_uid()
    parties = (world.department, world.neighbour, world.station, world.sister, world.paper)

    def counting(count: str, supplier: Body | None, user: Body, channel: str) -> CountingTerms:
        return CountingTerms(
            count=count,
            supplier=supplier.uid if supplier else None,
            user=user.uid,
            channels=(channel,) if channel else (),
        )

    terms = Terms(
        title="Hợp tác truyền thông Lào Cai - Lai Châu 2022",
        starts_on=FIRST,
        ends_on=LAST,
        parties=tuple(
            PartyTerms(
                party=new_uid(), organisation=one.uid, name_as_signed=one.office.name_on(FIRST)
            )
            for one in parties
        ),
        items=(
            ItemTerms(item=broadcasting, sector_field="broadcasting", text="Trao đổi tin, bài"),
            ItemTerms(item=press, sector_field="press", text="Chuyên mục riêng"),
            ItemTerms(
                item=post, sector_field="post", text="Trao đổi kinh nghiệm quản lý bưu chính"
            ),
        ),
        commitments=(
            commitment(
                broadcasting,
                "theo chương trình",
                "lai-chau-lao-cai",
                counting("usage", world.sister, world.station, world.stations),
                unit="tin, phóng sự ngắn",
            ),
            commitment(
                broadcasting,
                "theo yêu cầu",
                "lao-cai-lai-chau",
                counting("delivery", world.station, world.sister, world.stations),
                unit="tin, phóng sự ngắn",
            ),
            commitment(
                press,
                "1 bài/tuần",
                "ve-mien-hoa-ban-trang",
                None,
                target_kind="rate",
                number=1,
                per="week",
                unit="bài viết",
            ),
            commitment(post, "thường xuyên", "", None),
        ),
        links=(
            LinkTerms(link=new_uid(), channel=world.stations, title="Đài Lào Cai - Đài Lai Châu"),
        ),
    )
    draft = programmes.save_draft(terms=terms, **world.department.leader)
    programme = programmes.propose_programme(
        draft=draft,
        proposed_on=date(2022, 1, 2),
        slug="lao-cai-lai-chau-2022",
        **world.department.leader,
    )
    for party in parties:
        programmes.sign_programme(
            programme=programme,
            signer_position="Giám đốc",
            signed_on=date(2022, 1, 3),
            **party.leader,
        )
    world.column = declare_column(
        channel=programme.channel,
        outlet="Báo Lào Cai",
        name="Về miền hoa ban trắng",
        frequency="week",
        starts_on=FIRST,
        ends_on=LAST,
        about=(world.neighbour.uid,),
        **world.paper.editor,
    )
    programmes.count_commitment(
        commitment=programme.items.get(text="Chuyên mục riêng").commitments.get(),
        terms=CountingTerms(count="slots", user=world.paper.uid, column=world.column.uid),
        **world.department.leader,
    )
    return programme


@pytest.fixture
def drafted(world) -> Callable[[], Review]:
    return world.start
