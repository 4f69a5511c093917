"""The exchange of two stations: items both ways, with what is offered, asked, delivered and used of them."""

from datetime import date, time

from tests.authorisation.cast import SCENES
from tests.authorisation.stage import TODAY, Stage
from tinhban.exchange import actions
from tinhban.exchange.actions.claims import Publication
from tinhban.exchange.content import Content
from tinhban.exchange.models import Item, Usage
from tinhban.foundation import ids
from tinhban.organisations.models import Role
from tinhban.relays.noun import RELAY

HERE = SCENES["stations"]


def put_on(stage: Stage) -> None:
    _ours(stage)
    _theirs(stage)
    _asked(stage)
    _relayed(stage)
    _drafted(stage)
    stage.put("the exchange", "stations", "Tin của Đài Lào Cai")


def _approved(stage: Stage, owner: str, title: str) -> Item:
    return actions.approve_item(
        channel=stage.stations.channel,
        content=Content(kind="news_item", title=title, text="Nội dung."),
        approved_on=date(2023, 2, 1),
        **stage.cast.acting(owner, Role.EDITOR),
    )


def _delivered(stage: Stage, item: Item, *, received: bool) -> object:
    sender, taker = (HERE.owner, HERE.partner)
    if item.owned_by == stage.cast.body(HERE.partner).uid:
        sender, taker = taker, sender
    delivery = actions.send_delivery(
        channel=item.channel,
        to=stage.cast.body(taker).uid,
        items=[item],
        note="Gửi kèm: " + item.title,
        delivered_on=date(2023, 2, 2),
        **stage.cast.acting(sender, Role.EDITOR),
    )
    if received:
        actions.receive_delivery(
            delivery=delivery,
            received_on=date(2023, 2, 2),
            **stage.cast.acting(taker, Role.EDITOR),
        )
    return delivery


def delivered_by_the_partner(stage: Stage, title: str) -> Item:
    """An item that lies in the owner's in-tray, signed for and not used."""
    item = _approved(stage, HERE.partner, title)
    _delivered(stage, item, received=True)
    return item


def _used(stage: Stage, item: Item, taker: str) -> Usage:
    return actions.claim_usage(
        item=item,
        publication=Publication(used_on=date(2023, 2, 3), outlet="Thời sự tối"),
        **stage.cast.acting(taker, Role.EDITOR),
    )


def _ours(stage: Stage) -> None:
    """An item of the owner's: offered, delivered, used by the partner."""
    item = _approved(stage, HERE.owner, "Tin của Đài Lào Cai")
    offer = actions.make_offer(item=item, **stage.cast.acting(HERE.owner, Role.EDITOR))
    _delivered(stage, item, received=True)
    usage = _used(stage, item, HERE.partner)
    stage.put("our item", "stations", item.title, uid=item.uid)
    stage.put("a version of our item", "stations", item.title, uid=item.uid, number=1)
    stage.put("our offer", "stations", item.title, uid=offer.uid)
    stage.put("a use of our item", "stations", item.title, uid=usage.uid)
    stage.put("uses to confirm", "stations", item.title)
    stage.values["use_to_confirm"] = str(usage.uid)
    stage.values["our_item"] = str(item.uid)
    stage.values["station_partner"] = str(stage.cast.body(HERE.partner).uid)


def _theirs(stage: Stage) -> None:
    """Items of the partner: one offered, one delivered, one used and corrected since."""
    editor = stage.cast.acting(HERE.partner, Role.EDITOR)
    offered = _approved(stage, HERE.partner, "Tin Lai Châu mới giới thiệu")
    offer = actions.make_offer(item=offered, to=[stage.cast.body(HERE.owner).uid], **editor)
    stage.put("an item offered to us", "stations", offered.title, uid=offered.uid)
    stage.put("an offer to us", "stations", offered.title, uid=offer.uid)
    sent = _approved(stage, HERE.partner, "Tin Lai Châu chờ biên nhận")
    delivery = _delivered(stage, sent, received=False)
    stage.put("a delivery to us", "stations", sent.title, uid=delivery.uid)  # type: ignore[attr-defined]
    corrected = _approved(stage, HERE.partner, "Tin Lai Châu đã sử dụng")
    _delivered(stage, corrected, received=True)
    usage = _used(stage, corrected, HERE.owner)
    actions.correct_item(
        item=corrected,
        content=Content(kind="news_item", title=corrected.title, text="Nội dung đã sửa."),
        reason="Sửa số liệu",
        **editor,
    )
    stage.put("our use", "stations", corrected.title, uid=usage.uid)
    stage.put("a corrected item that we used", "stations", corrected.title, uid=corrected.uid)


def _asked(stage: Stage) -> None:
    title = "Hình ảnh chợ phiên theo đề nghị"
    to_us = actions.make_request(
        channel=stage.stations.channel,
        to=stage.cast.body(HERE.owner).uid,
        kind="raw_footage",
        title=title,
        needed_by=TODAY,
        **stage.cast.acting(HERE.partner, Role.EDITOR),
    )
    by_us = actions.make_request(
        channel=stage.stations.channel,
        to=stage.cast.body(HERE.partner).uid,
        kind="raw_footage",
        title=f"{title} của Lai Châu",
        **stage.cast.acting(HERE.owner, Role.EDITOR),
    )
    stage.put("a request to us", "stations", title, uid=to_us.uid)
    stage.put("our request", "stations", by_us.title, uid=by_us.uid)


def _relayed(stage: Stage) -> None:
    for named, source, taker in (
        ("a relay to us", HERE.partner, HERE.owner),
        ("our relay", HERE.owner, HERE.partner),
    ):
        relay = RELAY.do("propose_relay")(
            channel=stage.stations.channel,
            to=(stage.cast.body(taker).uid,),
            title=f"Cầu truyền hình, {named}",
            airs_on=TODAY,
            starts=time(20, 10),
            minutes=90,
            **stage.cast.acting(source, Role.EDITOR),
        )
        stage.put(named, "stations", relay.title, uid=relay.uid)


def _drafted(stage: Stage) -> None:
    title = "Tin đang soạn, chưa duyệt"
    draft = actions.save_draft(
        uid=ids.new_uid(),
        title=title,
        kind="news_item",
        text="Nội dung.",
        **stage.cast.acting(HERE.owner, Role.EDITOR),
    )
    stage.put("our draft", "stations", title, uid=draft.uid)
    stage.put("our drafts", "stations", title)
