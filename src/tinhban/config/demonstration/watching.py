"""Running orders of the evening news of Lào Cai: many hold items of the partner that nobody has declared."""

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from tinhban.config.demonstration.agreements import body
from tinhban.config.demonstration.people import person_of
from tinhban.exchange.models import DeliveryLine, ItemVersion
from tinhban.watch.models import Source
from tinhban.watch.sources import folders_of
from tinhban.watch.watches import Wanted, save_watch

FOLDER, OUTLET = "kich-ban-thoi-su", "Thời sự tối"
MOST = 40
LONG_ENOUGH = 40  # syllables
LEADS = (
    "Thưa quý vị, sau đây là tin của đài bạn gửi về.",
    "Tiếp theo chương trình là ghi nhận từ tỉnh bạn.",
    "Cũng trong bản tin tối nay, mời quý vị theo dõi.",
)
ENDS = ("Mời quý vị chuyển sang phần tin tiếp theo.", "Chương trình xin được tiếp tục sau ít phút.")


def write() -> None:
    """Lay the running orders into the folder of the station, and watch it."""
    station = body("dai-lao-cai")
    folder = folders_of(station.slug) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    lines = DeliveryLine.objects.filter(to_uid=station.uid).order_by("delivered_on", "uid")
    days: dict[UUID, date] = {}
    for item, delivered_on in lines.values_list("item_id", "delivered_on"):
        days.setdefault(item, delivered_on)
    versions = ItemVersion.objects.filter(item_id__in=days, version=1).order_by("at", "item_id")
    for written, version in enumerate(spread(versions, MOST)):
        day = days[version.item_id] + timedelta(days=2)
        text = f"{LEADS[written % 3]}\n{version.title}\n{version.text}\n{ENDS[written % 2]}\n"
        (folder / f"{OUTLET} {day:%d.%m.%Y}, tin {written + 1}.txt").write_text(text)
    wanted = Wanted(
        publisher=station.uid,
        outlet=OUTLET,
        medium="broadcast",
        source=Source.FOLDER,
        address=FOLDER,
    )
    save_watch(wanted=wanted, by=person_of("bientap.laocai"), as_=station)


def spread(versions: Iterable[ItemVersion], most: int, start: int = 0) -> list[ItemVersion]:
    """So many of those with enough text, from the whole of the year."""
    told = [one for one in versions if len(one.text.split()) >= LONG_ENOUGH]
    return told[start :: max(1, len(told) // most)][:most]
