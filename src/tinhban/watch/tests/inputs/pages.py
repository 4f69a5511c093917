"""Days that pages of articles tell of themselves, each with the day in Viet Nam."""

from datetime import date

DAY, NEXT = date(2022, 2, 3), date(2022, 2, 4)
NONE, DOUBTFUL = "none", "doubtful"
URL = "https://bao.example/bai-00001.html"


def _ld(inside: str) -> str:
    return f'<script type="application/ld+json">{inside}</script>'


# (name, what stands in the head or the body, the day)
EVERY = (
    ("nothing", "<p>x</p>", NONE),
    ("meta", '<meta property="article:published_time" content="2022-02-03T23:30:00+07:00">', DAY),
    (
        "meta in the time of the world",
        '<meta property="article:published_time" content="2022-02-03T17:00:00Z">',
        NEXT,
    ),
    (
        "meta on the last day of a year",
        '<meta property="article:published_time" content="2021-12-31T17:00:00.000Z">',
        date(2022, 1, 1),
    ),
    ("meta without a zone", '<meta content="2022-02-03 23:30:00" name="pubdate">', DAY),
    (
        "meta as Vietnamese sites write it",
        '<meta property="article:published_time" content="Thứ Năm, 03/02/2022 17:40">',
        DAY,
    ),
    (
        "meta by another name",
        '<meta itemprop="datePublished" content="2022-02-03T08:00:00+07:00">',
        DAY,
    ),
    ("meta of Dublin Core", '<meta name="DC.date.issued" content="2022-02-03">', DAY),
    (
        "only when it was changed",
        '<meta property="article:modified_time" content="2022-03-09T08:00:00+07:00">',
        NONE,
    ),
    (
        "published, not changed",
        '<meta property="article:modified_time" content="2022-03-09"><meta property="article:published_time" content="2022-02-03">',
        DAY,
    ),
    (
        "a day that cannot be",
        '<meta property="article:published_time" content="0001-01-01T00:00:00">',
        DOUBTFUL,
    ),
    (
        "a day that cannot be, and one that can",
        '<meta property="article:published_time" content="1970-01-01"><time datetime="2022-02-03">x</time>',
        DAY,
    ),
    ("a day that is none", '<meta property="article:published_time" content="12 giờ trước">', NONE),
    (
        "JSON-LD",
        _ld(
            '{"@context":"https://schema.org","@type":"NewsArticle","datePublished":"2022-02-03T23:30:00+07:00","dateModified":"2022-03-09"}'
        ),
        DAY,
    ),
    (
        "JSON-LD in the time of the world",
        _ld('{"@type":"NewsArticle","datePublished":"2022-02-03T17:00:00Z"}'),
        NEXT,
    ),
    (
        "JSON-LD, several kinds",
        _ld('{"@type":["Thing","Article"],"datePublished":"2022-02-03"}'),
        DAY,
    ),
    (
        "JSON-LD, a graph",
        _ld(
            '{"@graph":[{"@type":"WebSite","datePublished":"2010-01-01"},{"@type":"BlogPosting","datePublished":"2022-02-03"}]}'
        ),
        DAY,
    ),
    (
        "JSON-LD, a list",
        _ld('[{"@type":"Organization"},{"@type":"NewsArticle","datePublished":"2022-02-03"}]'),
        DAY,
    ),
    (
        "JSON-LD, other articles are named too",
        _ld(
            '{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","datePublished":"2021-01-01"}]}'
        )
        + _ld('{"@type":"NewsArticle","datePublished":"2022-02-03"}'),
        DAY,
    ),
    (
        "JSON-LD, only other articles are named",
        _ld(
            '{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","datePublished":"2021-01-01"}]}'
        ),
        NONE,
    ),
    (
        "JSON-LD, not quite JSON",
        _ld(
            '{"@type":"NewsArticle","headline":"một\nhai","datePublished":"2022-02-03T23:30:00+07:00",}'
        ),
        DAY,
    ),
    (
        "JSON-LD in a note",
        _ld('<!-- {"@type":"NewsArticle","datePublished":"2022-02-03"} -->'),
        DAY,
    ),
    (
        "JSON-LD that is none",
        _ld("không phải") + '<meta property="article:published_time" content="2022-02-03">',
        DAY,
    ),
    (
        "JSON-LD without end",
        _ld('{"a":' * 100_000) + '<meta property="article:published_time" content="2022-02-03">',
        DAY,
    ),
    (
        "JSON-LD, a day that is no text",
        _ld('{"@type":"NewsArticle","datePublished":{"x":1}}') + '<time datetime="2022-02-03">',
        DAY,
    ),
    ("time", '<article><time datetime="2022-02-03T23:30:00+07:00">hôm nay</time></article>', DAY),
    ("time in words", "<article><time>Thứ Năm, 03/02/2022 - 17:40</time></article>", DAY),
    (
        "time of this article, not of the next",
        '<article><time pubdate datetime="2022-02-03">x</time></article><aside><time datetime="2021-01-01">y</time></aside>',
        DAY,
    ),
    (
        "times of other articles come first",
        '<aside><time datetime="2021-01-01">y</time></aside><article><h1>Bài</h1><time datetime="2022-02-03">x</time></article>',
        DAY,
    ),
    (
        "several days and nothing to tell them apart",
        '<ul><li><time datetime="2021-01-01">y</time></li><li><time datetime="2022-02-03">x</time></li></ul>',
        NONE,
    ),
    (
        "microdata",
        '<span itemprop="datePublished" content="2022-02-03T17:40:00+07:00">17:40</span>',
        DAY,
    ),
    ("microdata in words", '<span itemprop="datePublished">Thứ Năm, 03/02/2022 17:40</span>', DAY),
    (
        "a line under the heading",
        '<h1>Bài</h1><div class="detail-date">Thứ Năm, 03/02/2022 - 17:40 (GMT+7)</div><p>x</p>',
        DAY,
    ),
    (
        "a line by a Vietnamese name",
        '<h1>Bài</h1><span class="ngay-dang">17:40 | 03/02/2022</span>',
        DAY,
    ),
    (
        "the day of today in the head of the page",
        '<div class="header-date">Thứ Hai, 30/11/2026</div><h1>Bài</h1><p>x</p>',
        NONE,
    ),
    (
        "the year of rights at the foot",
        "<p>x</p><footer>© 2010 - 2026 Báo, giấy phép số 12 ngày 03/02/2012</footer>",
        NONE,
    ),
    (
        "a day inside the text is not its day",
        "<h1>Bài</h1><p>Ngày 03/02/2012, đoàn công tác đã làm việc tại huyện.</p>",
        NONE,
    ),
)
