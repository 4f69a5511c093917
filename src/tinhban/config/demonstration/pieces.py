"""The papers' columns of 2022: what was published in each week, and on whom."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tinhban.config.demonstration.titles import DISTRICTS

COLUMN_WEEKS = 52
EXCUSED_WEEK, LATE_WEEK = 5, 34

_ON_LAI_CHAU = (
    "{u}, những ngày đầu xuân", "Chè {u} vào mùa", "Người trẻ {u} làm du lịch bản", "Nếp nhà sàn ở {u}",
    "Ruộng bậc thang {u}", "Chợ phiên {u}", "Thổ cẩm {u} tìm đường ra phố",
)  # fmt: skip
_ON_LAO_CAI = (
    "{u} chuyển mình", "Cách làm dịch vụ công trực tuyến ở {u}", "{u} mùa hoa", "Nông sản {u} lên sàn",
    "Đường về {u}", "Bản sắc {u} trong nhịp sống mới",
)  # fmt: skip


@dataclass(frozen=True)
class Piece:
    """One published piece: its day, the edition, its kind and title, its slot, whether it came late."""

    day: date
    edition: str
    kind: str
    title: str
    about: str
    slot: str = ""
    late: bool = False


def _monday(week: int) -> date:
    return date.fromisocalendar(2022, week, 1)


def weekly() -> Iterator[Piece]:
    """ "Về miền hoa ban trắng": a piece a week in the regular edition, week 34 late by two days, week 5 none."""
    districts = DISTRICTS["lai-chau"]
    for week in range(1, COLUMN_WEEKS + 1):
        if week == EXCUSED_WEEK:
            continue
        late = week == LATE_WEEK
        day = _monday(week) + timedelta(days=8 if late else 2)
        title = _ON_LAI_CHAU[week % len(_ON_LAI_CHAU)].format(u=districts[week % len(districts)])
        yield Piece(day, "thường kỳ", "article", title, "lai-chau", f"2022-W{week:02d}", late)


def neighbours() -> Iterator[Piece]:
    """ "Nhìn ra tỉnh bạn" of Báo Lai Châu: 104 pieces on Lào Cai and Yên Bái; two are not in the partner's book."""
    kinds = ("article", "news_item", "photo", "article", "news_item", "article", "photo")
    for n in range(104):
        about = "lao-cai" if n % 3 else "yen-bai"
        districts = DISTRICTS[about]
        day = date(2022, 1, 4) + timedelta(days=n * 7 // 2)
        title = _ON_LAO_CAI[n % len(_ON_LAO_CAI)].format(u=districts[n * 5 % len(districts)])
        weekend = day.weekday() in (4, 5, 6)
        yield Piece(
            day, "cuối tuần" if weekend else "thường kỳ", kinds[n % len(kinds)], title, about
        )


def disputed(pieces: list[Piece]) -> dict[int, str]:
    """The two that Báo Lào Cai does not find, with its words: an article of June and a photo of September."""
    june = next(
        n for n, p in enumerate(pieces)
        if p.day.month == 6 and p.kind == "article" and p.edition == "cuối tuần" and p.about == "lao-cai"
    )  # fmt: skip
    september = next(
        n for n, p in enumerate(pieces)
        if p.day.month == 9 and p.kind == "photo" and p.edition == "thường kỳ" and p.about == "lao-cai"
    )  # fmt: skip
    return {
        june: "Không thấy bài này trên số báo cuối tuần đơn vị nhận được.",
        september: "Số báo thường kỳ đơn vị nhận được không có ảnh này.",
    }
