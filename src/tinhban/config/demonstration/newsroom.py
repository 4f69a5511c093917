"""The weeks before 07/02/2023 at the stations: offers of the morning, a correction, a kill, two requests."""

from datetime import UTC, date, datetime
from functools import partial

from tinhban.config.demonstration.agreements import body, morning
from tinhban.config.demonstration.history import Story
from tinhban.config.demonstration.people import person_of
from tinhban.exchange import actions
from tinhban.exchange.actions.claims import Publication
from tinhban.exchange.content import Content
from tinhban.exchange.models import Item
from tinhban.exchange.nouns.requests import answer_request
from tinhban.foundation import time

THIS_MORNING = date(2023, 2, 7)
CREDIT = "Theo Đài PT-TH Lai Châu"
OFFERS = (
    Content(kind="short_report", title="Người dân Sin Suối Hồ đón khách đầu xuân", length=160, sector_field="du lịch", credit=CREDIT, text="Những ngày đầu xuân Quý Mão, các hộ làm du lịch cộng đồng ở bản Sin Suối Hồ, huyện Phong Thổ dọn sân, nhóm bếp, đón những đoàn khách đầu tiên lên thăm vườn địa lan. Bản cử người hướng dẫn khách gửi xe từ đầu dốc để đường vào bản thông thoáng."),
    Content(kind="news_item", title="Tân Uyên ra quân trồng cây đầu xuân", length=60, sector_field="môi trường", credit=CREDIT, text="Sáng nay, các xã của huyện Tân Uyên đồng loạt ra quân trồng cây. Huyện giao từng thôn chăm sóc cây dọc đường vào bản và báo kết quả sau mỗi tháng."),
    Content(kind="raw_footage", title="Hình ảnh mây phủ đèo Ô Quy Hồ, phía Lai Châu", length=310, sector_field="du lịch", credit=CREDIT),
    Content(kind="news_item", title="Than Uyên xuống đồng đầu xuân", length=55, sector_field="nông nghiệp", credit=CREDIT, embargo_until=datetime(2023, 2, 7, 18, tzinfo=time.VIET_NAM).astimezone(UTC), text="Lễ xuống đồng của người Thái ở Mường Than mở đầu vụ cấy. Sau phần lễ, các hộ dùng máy làm đất trên những thửa ruộng đã đủ nước."),
)  # fmt: skip
VERSIONS = (
    "Từ đầu năm 2023, các điểm dừng chân trên quốc lộ qua huyện Than Uyên mở cửa trở lại. Huyện có 12 cơ sở lưu trú đủ điều kiện đón khách.",
    "Từ đầu năm 2023, các điểm dừng chân trên quốc lộ qua huyện Than Uyên mở cửa trở lại. Huyện có 14 cơ sở lưu trú đủ điều kiện đón khách.",
    "Từ đầu năm 2023, các điểm dừng chân trên quốc lộ qua huyện Than Uyên mở cửa trở lại. Huyện có 14 cơ sở lưu trú đủ điều kiện đón khách, trong đó 5 cơ sở đang hoàn thiện hồ sơ.",
)
DECLINED = (
    "Hình ảnh nguyên liệu quay từ trên cao khu vực cửa khẩu",
    "Khu vực biên giới, chưa có giấy phép bay; Đài có thể cung cấp hình ảnh quay từ mặt đất",
)


def plan(story: Story, *, lai_chau: str, yen_bai: str) -> None:
    """Put the events of these weeks into the story; the channels are those of the two programmes."""
    _declined(story, lai_chau)
    _corrected(story, lai_chau)
    _killed(story, yen_bai)
    _offered(story, lai_chau)
    _asked(story, yen_bai)


def _declined(story: Story, channel: str) -> None:
    ours, partner = body("dai-lao-cai"), body("dai-lai-chau")
    title, reason = DECLINED
    made = []
    story.add(
        morning(date(2022, 11, 14)),
        lambda: made.append(
            actions.make_request(
                channel=channel,
                to=ours.uid,
                kind="raw_footage",
                title=title,
                needed_by=date(2022, 11, 18),
                made_on=date(2022, 11, 14),
                by=person_of("bientap.laichau"),
                as_=partner,
            )
        ),
    )
    story.add(
        morning(date(2022, 11, 15)),
        lambda: answer_request(
            request=made[0],
            accepted=False,
            reason=reason,
            answered_on=date(2022, 11, 15),
            by=person_of("bientap.laocai"),
            as_=ours,
        ),
    )


def _corrected(story: Story, channel: str) -> None:
    ours, partner = body("dai-lao-cai"), body("dai-lai-chau")
    editor, taker = person_of("bientap.laichau"), person_of("bientap.laocai")
    title = "Than Uyên khôi phục dịch vụ du lịch sau dịch COVID-19"
    item: list[Item] = []

    def content(version: int) -> Content:
        return Content(
            kind="news_item", title=title, text=VERSIONS[version - 1], length=65,
            sector_field="du lịch", credit=CREDIT,
        )  # fmt: skip

    def first() -> None:
        item.append(
            actions.approve_item(
                channel=channel,
                content=content(1),
                approved_on=date(2023, 1, 30),
                by=editor,
                as_=partner,
            )
        )
        actions.make_offer(
            item=item[0],
            to=[ours.uid],
            answer_by=date(2023, 2, 2),
            made_on=date(2023, 1, 30),
            by=editor,
            as_=partner,
        )

    def second() -> None:
        actions.correct_item(
            item=item[0],
            content=content(2),
            reason="Sửa số cơ sở lưu trú",
            corrected_on=date(2023, 1, 31),
            by=editor,
            as_=partner,
        )
        delivery = actions.send_delivery(
            channel=channel,
            to=ours.uid,
            items=[Item.objects.get(pk=item[0].pk)],
            delivered_on=date(2023, 1, 31),
            by=editor,
            as_=partner,
        )
        actions.receive_delivery(
            delivery=delivery, received_on=date(2023, 1, 31), by=taker, as_=ours
        )

    def used() -> None:
        actions.claim_usage(
            item=Item.objects.get(pk=item[0].pk),
            publication=Publication(
                used_on=date(2023, 2, 1),
                outlet="Truyền hình Lào Cai",
                medium="broadcast",
                section="Thời sự tối",
                share="whole",
                credit=CREDIT,
            ),
            by=taker,
            as_=ours,
        )

    def third() -> None:
        actions.correct_item(
            item=item[0],
            content=content(3),
            reason="Bổ sung tình trạng hồ sơ của 5 cơ sở",
            corrected_on=date(2023, 2, 5),
            by=editor,
            as_=partner,
        )

    story.add(morning(date(2023, 1, 30)), first)
    story.add(morning(date(2023, 1, 31)), second)
    story.add(morning(date(2023, 2, 1), 20), used)
    story.add(morning(date(2023, 2, 5)), third)


def _killed(story: Story, channel: str) -> None:
    ours, partner = body("dai-lao-cai"), body("dai-yen-bai")
    editor = person_of("bientap.yenbai")
    item: list[Item] = []

    def approve() -> None:
        item.append(
            actions.approve_item(
                channel=channel,
                content=Content(kind="news_item", title="Văn Yên chuẩn bị cây giống cho vụ trồng rừng", length=55, sector_field="lâm nghiệp", credit="Theo Đài PT-TH Yên Bái", text="Các vườn ươm ở huyện Văn Yên chuẩn bị cây giống cho vụ trồng rừng năm 2023."),
                approved_on=date(2023, 1, 16),
                by=editor,
                as_=partner,
            )
        )  # fmt: skip
        actions.make_offer(
            item=item[0],
            to=[ours.uid],
            answer_by=date(2023, 1, 19),
            made_on=date(2023, 1, 16),
            by=editor,
            as_=partner,
        )

    def kill() -> None:
        actions.kill_item(
            item=item[0],
            reason="Số liệu trong tin chưa được cơ quan cung cấp xác nhận",
            killed_on=date(2023, 1, 17),
            by=editor,
            as_=partner,
        )

    story.add(morning(date(2023, 1, 16)), approve)
    story.add(morning(date(2023, 1, 17)), kill)


def _offered(story: Story, channel: str) -> None:
    ours, partner = body("dai-lao-cai"), body("dai-lai-chau")
    editor = person_of("bientap.laichau")

    def offer(content: Content) -> None:
        item = actions.approve_item(
            channel=channel, content=content, approved_on=THIS_MORNING, by=editor, as_=partner
        )
        actions.make_offer(
            item=item,
            to=[ours.uid],
            answer_by=date(2023, 2, 10),
            made_on=THIS_MORNING,
            by=editor,
            as_=partner,
        )

    for n, content in enumerate(OFFERS):
        story.add(morning(THIS_MORNING, 7 + n), partial(offer, content))


def _asked(story: Story, channel: str) -> None:
    story.add(
        morning(THIS_MORNING, 8),
        lambda: actions.make_request(
            channel=channel,
            to=body("dai-lao-cai").uid,
            kind="raw_footage",
            title="Hình ảnh Sa Pa chuẩn bị chương trình 120 năm Du lịch Sa Pa",
            needed_by=THIS_MORNING,
            length=180,
            made_on=THIS_MORNING,
            by=person_of("bientap.yenbai"),
            as_=body("dai-yen-bai"),
        ),
    )
