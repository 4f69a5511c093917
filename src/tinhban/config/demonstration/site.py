"""A small news site to watch: 200 articles as the station of Lào Cai could have put them on its page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape
from uuid import UUID

from tinhban.config.demonstration.agreements import body
from tinhban.config.demonstration.people import person_of
from tinhban.config.demonstration.titles import DISTRICTS
from tinhban.config.demonstration.watching import spread
from tinhban.exchange.models import DeliveryLine, ItemVersion
from tinhban.watch.models import Source, Watch
from tinhban.watch.watches import Wanted, save_watch

ARTICLES, REUSED = 200, 60
STATION, EDITOR, OUTLET = "dai-lao-cai", "bientap.laocai", "Trang tin Đài PT-TH Lào Cai"
HTML, XML, TEXT = "text/html; charset=utf-8", "application/xml; charset=utf-8", "text/plain"
ROBOTS = "User-agent: *\nDisallow: /noi-bo/\n"
LEADS = (
    "Thông tin từ đài bạn gửi về, phóng viên tổng hợp.",
    "Trang tin giới thiệu cùng bạn đọc ghi nhận từ tỉnh bạn.",
    "Trong chương trình trao đổi tin, bài giữa các đài, chúng tôi nhận được tin sau.",
)
SUBJECTS = (
    "{u} kiểm tra công tác phòng cháy ở chợ",
    "{u} gặp mặt già làng, trưởng bản",
    "Đoàn viên {u} tình nguyện ngày cuối tuần",
    "{u} nâng cấp đường vào khu sản xuất",
    "Lớp học buổi tối ở {u}",
    "{u} rà soát hộ cần hỗ trợ nhà ở",
    "Tổ hợp tác trồng rau ở {u}",
    "{u} tổ chức đối thoại với nông dân",
)
SENTENCES = (
    "Buổi làm việc có {a} đại biểu của {b} thôn tham dự, {c} ý kiến được trả lời ngay tại chỗ.",
    "Trong {a} ngày, các tổ đã đi hết {b} thôn, gặp {c} hộ để nắm tình hình.",
    "Từ đầu năm đến nay, xã đã huy động {c} ngày công, sửa được {a} km đường và {b} cống thoát nước.",
    "Kinh phí thực hiện là {c} triệu đồng, trong đó bà con đóng góp {a} triệu đồng và {b} m3 cát sỏi.",
    "So với cùng kỳ, số hộ tham gia tăng {a} hộ, diện tích tăng {b} ha, thu nhập bình quân đạt {c} nghìn đồng một ngày.",
    "Theo kế hoạch, phần việc còn lại sẽ xong trước ngày {a} tháng sau, giao {b} tổ phụ trách, {c} người trực thay nhau.",
    "Bà con đề nghị lắp thêm {a} bóng đèn ở ngã ba, dựng {b} biển báo và nạo vét {c} mét mương.",
    "Qua kiểm tra {c} điểm, đoàn nhắc nhở {a} trường hợp, yêu cầu {b} nơi bổ sung phương tiện.",
    "Có {c} học viên theo học đều, {a} người đã đọc thông viết thạo sau {b} tháng.",
    "Vụ này, cả thôn gieo {a} ha, dự kiến thu {c} tấn, bán cho {b} cơ sở ở thị trấn.",
)


@dataclass(frozen=True)
class Article:
    """One page of the site."""

    path: str
    day: date
    title: str
    paragraphs: tuple[str, ...]
    items: tuple[UUID, ...] = ()  # that the page holds

    def page(self) -> str:
        text = "".join(f"<p>{escape(part)}</p>" for part in self.paragraphs)
        return (
            f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{escape(self.title)}</title>'
            f'<meta property="article:published_time" content="{self.day}T08:00:00+07:00"></head>'
            f'<body><nav><a href="/">Trang nhất</a></nav><article><h1>{escape(self.title)}</h1>'
            f"<p>Ngày {self.day:%d/%m/%Y}</p>{text}</article><footer>Trang trình diễn</footer></body></html>"
        )


def pages(base: str) -> dict[str, tuple[str, bytes]]:
    """Every page of the site by its path: kind and bytes."""
    articles = articles_of_the_site()
    made = {one.path: (HTML, one.page()) for one in articles}
    made["/"] = HTML, _front(articles)
    made["/rss"] = XML, _feed(base, articles)
    made["/sitemap.xml"] = XML, _sitemap(base, articles)
    made["/robots.txt"] = TEXT, ROBOTS
    return {path: (kind, text.encode()) for path, (kind, text) in made.items()}


def articles_of_the_site() -> list[Article]:
    """The newest first."""
    found = [*_with_items(), *_without(ARTICLES - REUSED)]
    return sorted(found, key=lambda one: (one.day, one.path), reverse=True)


def watched(address: str) -> Watch:
    """The station watches its own page; started again elsewhere, the site keeps its one source."""
    station = body(STATION)
    known = Watch.objects.filter(organisation=station, outlet=OUTLET, source=Source.FEED).first()
    wanted = Wanted(
        publisher=station.uid, outlet=OUTLET, medium="web", source=Source.FEED, address=address
    )
    return save_watch(wanted=wanted, watch=known, by=person_of(EDITOR), as_=station)


def _with_items() -> Iterator[Article]:
    """Pages that hold what partners delivered: as it came, without its end, or two in one page."""
    station = body(STATION)
    days: dict[UUID, date] = {}
    lines = DeliveryLine.objects.filter(to_uid=station.uid, delivered_on__year=2022)
    for item, delivered_on in lines.order_by("delivered_on", "uid").values_list(
        "item_id", "delivered_on"
    ):
        days.setdefault(item, delivered_on)
    versions = ItemVersion.objects.filter(item_id__in=days, version=1).order_by("at", "item_id")
    chosen = spread(versions, REUSED, start=1)
    for number, version in enumerate(chosen):
        before = chosen[number - 1] if number % 5 == 4 else None
        sentences = version.text.split(". ")
        whole = number % 3 != 2 or len(sentences) < 5
        text = version.text if whole else ". ".join(sentences[: len(sentences) * 2 // 3]) + "."
        day = days[version.item_id]
        if before is not None:
            day = max(day, days[before.item_id])
        yield Article(
            f"/tin/{number + 1:05}-tin-tinh-ban.html",
            day + timedelta(days=1 + number % 3),
            version.title,
            (LEADS[number % 3], text, *([before.text] if before is not None else [])),
            (version.item_id, *([before.item_id] if before is not None else [])),
        )


def _without(count: int) -> Iterator[Article]:
    """Pages of the station's own: alike in their forms, different in what they tell."""
    districts = DISTRICTS["lao-cai"]
    for number in range(count):
        told = [
            SENTENCES[(number * 3 + turn * 7) % len(SENTENCES)].format(
                a=2 + (number * 7 + turn * 3) % 17,
                b=3 + (number * 11 + turn * 5) % 13,
                c=20 + (number * 37 + turn * 53) % 460,
            )
            for turn in range(4)
        ]
        title = SUBJECTS[number % len(SUBJECTS)].format(u=districts[number % len(districts)])
        yield Article(
            f"/tin/{number + 1_001:05}-tin-trong-tinh.html",
            date(2022, 1, 5) + timedelta(days=number * 5 // 2),
            title,
            (f"{title}.", *told),
        )


def _front(articles: list[Article]) -> str:
    links = "".join(f'<li><a href="{one.path}">{escape(one.title)}</a></li>' for one in articles)
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{OUTLET}</title></head>'
        f'<body><h1>{OUTLET}</h1><p>Trang trình diễn. <a href="/rss">RSS</a></p><ul>{links}</ul></body></html>'
    )


def _feed(base: str, articles: list[Article]) -> str:
    items = "".join(
        f"<item><title>{escape(one.title)}</title><link>{base}{one.path}</link>"
        f"<pubDate>{one.day:%a, %d %b %Y} 01:00:00 GMT</pubDate></item>"
        for one in articles
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        f"<title>{OUTLET}</title><link>{base}/</link>{items}</channel></rss>"
    )


def _sitemap(base: str, articles: list[Article]) -> str:
    urls = "".join(
        f"<url><loc>{base}{one.path}</loc><lastmod>{one.day}</lastmod></url>" for one in articles
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>'
    )
