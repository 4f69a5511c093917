"""The logs of Đài Lào Cai as spreadsheets: what is in the book already, and January 2023, which is not."""

from datetime import date, timedelta
from functools import partial
from pathlib import Path

from django.conf import settings

from tinhban.config.demonstration import schedule
from tinhban.config.demonstration.agreements import body, morning
from tinhban.config.demonstration.history import PROGRAMMES, Story
from tinhban.config.demonstration.people import person_of
from tinhban.exchange import actions
from tinhban.exchange.content import Content
from tinhban.exchange.models import Item
from tinhban.logbook.demo_file import Received, messy_log
from tinhban.logbook.demo_supplies import Supplied, messy_supplies

MONTHS = 3  # of 2022, as the book has them
JANUARY = (
    (date(2023, 1, 5), "news_item", 60, "Tam Đường hoàn thành kế hoạch trồng rừng thay thế"),
    (date(2023, 1, 5), "short_report", 165, "Mùa thảo quả trên dãy Pu Ta Leng"),
    (date(2023, 1, 10), "news_item", 55, "Phong Thổ bảo đảm hàng hóa Tết Quý Mão cho các xã biên giới"),
    (date(2023, 1, 12), "news_item", 65, "Sìn Hồ trao quà Tết cho học sinh bán trú"),
    (date(2023, 1, 17), "short_report", 170, "Chợ phiên ngày giáp Tết ở Sì Lở Lầu"),
    (date(2023, 1, 17), "news_item", 50, "Nậm Nhùn kiểm tra bến, bãi đường thủy dịp Tết"),
)  # fmt: skip
# Not in the book yet; one row names a station that is no party of the programme.
SUPPLIED = (
    Supplied(date(2023, 1, 4), "news_item", 60, "Bát Xát đưa điện lưới về thôn vùng cao", "Đài PT-TH Lai Châu"),
    Supplied(date(2023, 1, 9), "short_report", 150, "Nghề thổ cẩm Tả Phìn vào vụ Tết", "Đài PT-TH Lai Châu"),
    Supplied(date(2023, 1, 13), "raw_footage", 240, "Hình ảnh chợ phiên Bắc Hà giáp Tết", "đài lai châu"),
    Supplied(date(2023, 1, 18), "news_item", 45, "Lào Cai bình ổn giá hàng Tết ở cửa khẩu", "đài lai châu"),
    Supplied(date(2023, 2, 2), "short_report", 175, "Người Mông Si Ma Cai mở hội Gầu Tào", "ĐÀI PTTH LAI CHÂU"),
    Supplied(date(2023, 2, 6), "news_item", 55, "Mường La đón đoàn công tác Lào Cai", "Đài bạn Mường Xa"),
)  # fmt: skip
STRANGER = Received(
    supplied_on=date(2023, 2, 1), used_on=date(2023, 2, 2), kind="news_item", length=60,
    title="Mường La bảo vệ rừng đầu nguồn", supplier="Đài bạn Mường Xa", section="Thời sự tối",
)  # fmt: skip


def folder() -> Path:
    """Where the spreadsheets of a demonstration node lie."""
    return Path(settings.TINHBAN_HOME) / "trinh-dien"


def plan(story: Story, channel: str) -> None:
    """The deliveries of January 2023, received and not yet marked as used."""
    for day in sorted({row[0] for row in JANUARY}):
        story.add(morning(day, 16), partial(_deliver, channel, day))


def _deliver(channel: str, day: date) -> None:
    ours, partner = body("dai-lao-cai"), body("dai-lai-chau")
    editor = person_of("bientap.laichau")
    items: list[Item] = [
        actions.approve_item(
            channel=channel,
            content=Content(
                kind=kind, title=title, length=seconds, credit="Theo Đài PT-TH Lai Châu",
                text=f"{title}. Phóng viên ghi nhận tại cơ sở trong những ngày giáp Tết.",
            ),
            approved_on=day,
            by=editor,
            as_=partner,
        )
        for on, kind, seconds, title in JANUARY
        if on == day
    ]  # fmt: skip
    delivery = actions.send_delivery(
        channel=channel, to=ours.uid, items=items, delivered_on=day, by=editor, as_=partner
    )
    actions.receive_delivery(
        delivery=delivery, received_on=day, by=person_of("bientap.laocai"), as_=ours
    )


def write() -> None:
    """Lay three logs into the data directory: early 2022, all in the book, and early 2023, not yet in it."""
    pair = schedule.PAIRS[0]
    known = [
        Received(
            supplied_on=step.item.day, used_on=step.used_on, kind=step.item.kind,
            length=step.item.seconds, title=step.item.title, supplier="Đài PT-TH Lai Châu",
            section=PROGRAMMES[n % len(PROGRAMMES)],
        )
        for _day, steps in schedule.deliveries(pair)
        for n, step in enumerate(steps)
        if step.used_on and step.item.day.month <= MONTHS
    ]  # fmt: skip
    new = [
        Received(
            supplied_on=day, used_on=day + timedelta(days=1), kind=kind, length=seconds,
            title=title, supplier="đài lai châu", section=PROGRAMMES[0],
        )
        for day, kind, seconds, title in JANUARY
    ]  # fmt: skip
    folder().mkdir(exist_ok=True)
    (folder() / "so-theo-doi-2022.xlsx").write_bytes(messy_log(known, year=2022))
    (folder() / "so-theo-doi-2023.xlsx").write_bytes(messy_log([*new, STRANGER], year=2023))
    (folder() / "so-cung-cap-2023.xlsx").write_bytes(messy_supplies(SUPPLIED))
