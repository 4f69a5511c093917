"""The exchange of 2026 between today's bodies: a little of everything, with a commune that supplies news."""

from dataclasses import dataclass
from datetime import date, timedelta

from tinhban.config.demonstration.agreements import body, morning
from tinhban.config.demonstration.people import person_of
from tinhban.exchange import actions
from tinhban.exchange.actions.claims import Publication
from tinhban.exchange.content import Content
from tinhban.foundation import time

EDITORS = {
    "bao-ptth-lao-cai": "bientap.ptth.laocai",
    "bao-ptth-lai-chau": "bientap.ptth.laichau",
    "ubnd-xa-bac-ha": "lanhdao.bacha",
}
OUTLETS = {"bao-ptth-lao-cai": "Truyền hình Lào Cai", "bao-ptth-lai-chau": "Truyền hình Lai Châu"}
LAO_CAI, LAI_CHAU, BAC_HA = EDITORS


@dataclass(frozen=True)
class Told:
    """One item from supplier to user; `used` days after its delivery, None if it was not used yet."""

    day: date
    supplier: str
    user: str
    kind: str
    title: str
    used: int | None


ITEMS = (
    Told(date(2026, 2, 3), LAI_CHAU, LAO_CAI, "news_item", "Mù Cả mở đường vào bản trước Tết Bính Ngọ", 1),
    Told(date(2026, 2, 10), BAC_HA, LAO_CAI, "news_item", "Xã Bắc Hà chuẩn bị chợ phiên đầu xuân", 1),
    Told(date(2026, 3, 5), LAI_CHAU, LAO_CAI, "short_report", "Chè cổ thụ trên đất Tả Lèng", 2),
    Told(date(2026, 3, 12), LAO_CAI, LAI_CHAU, "raw_footage", "Hình ảnh mùa hoa mận ở xã Bắc Hà", 1),
    Told(date(2026, 4, 16), BAC_HA, LAO_CAI, "photo", "Ảnh lớp xóa mù chữ buổi tối ở Bản Phố", 3),
    Told(date(2026, 6, 9), LAO_CAI, LAI_CHAU, "news_item", "Lào Cai tập huấn kỹ năng số cho công chức xã", 1),
    Told(date(2026, 8, 20), LAI_CHAU, LAO_CAI, "news_item", "Sìn Hồ khắc phục sạt lở sau mưa lớn", 1),
    Told(date(2026, 9, 24), BAC_HA, LAO_CAI, "news_item", "Xã Bắc Hà trả kết quả thủ tục tại nhà cho người cao tuổi", None),
    Told(date(2026, 10, 15), LAI_CHAU, LAO_CAI, "short_report", "Giữ nghề làm giấy của người Dao ở Phong Thổ", None),
)  # fmt: skip


def tell(channel: str) -> None:
    """Item by item: approved, delivered, received, used, confirmed."""
    for told in ITEMS:
        with time.at(morning(told.day)):
            _exchange(channel, told)


def _exchange(channel: str, told: Told) -> None:
    supplier, user = body(told.supplier), body(told.user)
    sender, taker = person_of(EDITORS[told.supplier]), person_of(EDITORS[told.user])
    text = "" if told.kind in ("raw_footage", "photo") else f"{told.title}. Ghi nhận tại cơ sở."
    item = actions.approve_item(
        channel=channel,
        content=Content(kind=told.kind, title=told.title, text=text, length=70),
        approved_on=told.day,
        by=sender,
        as_=supplier,
    )
    delivery = actions.send_delivery(
        channel=channel, to=user.uid, items=[item], delivered_on=told.day, by=sender, as_=supplier
    )
    actions.receive_delivery(delivery=delivery, received_on=told.day, by=taker, as_=user)
    if told.used is None:
        return
    used_on = told.day + timedelta(days=told.used)
    with time.at(morning(used_on)):
        usage = actions.claim_usage(
            item=item,
            publication=Publication(
                used_on=used_on,
                outlet=OUTLETS[told.user],
                medium="broadcast",
                section="Thời sự tối",
            ),
            by=taker,
            as_=user,
        )
        actions.confirm_usages(usages=[usage], confirmed_on=used_on, by=sender, as_=supplier)
