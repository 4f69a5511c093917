"""An article whose day is not known is kept without one, and a person is asked before it goes into the book."""

import csv
import io
from datetime import date

import pytest
from django.urls import reverse

from tinhban.exchange.models import Usage
from tinhban.records.refusals import RecordRefused
from tinhban.watch import deciding
from tinhban.watch.models import FetchedArticle, Source, SuspectedUse, Watch
from tinhban.watch.scanning import run_watch
from tinhban.watch.sources import folders_of
from tinhban.watch.tests.conftest import put, words
from tinhban.watch.watches import Wanted, save_watch

BODY = "<html lang='vi'><head><title>{title}</title>{head}</head><body><article><h1>{title}</h1><p>{text}</p></article></body></html>"
KINDS = {
    "/khong-ngay.html": ("", ""),
    "/ngay-khong-co.html": (
        '<meta property="article:published_time" content="0001-01-01T00:00:00">',
        "",
    ),
    "/ngay-cua-nguon-khong-co.html": ("", "<pubDate>31/02/2022</pubDate>"),
    "/ngay-cua-nguon.html": ("", "<pubDate>Thứ 5, 03/02/2022 23:30:00 GMT+7</pubDate>"),
    "/ngay-cua-bai.html": (
        '<meta property="article:published_time" content="2022-02-05T08:00:00+07:00">',
        "<pubDate>Thu, 03 Feb 2022 08:00:00 +0700</pubDate>",
    ),
}


@pytest.fixture
def read(site, written, deliver, partner) -> Watch:
    """A feed of articles that all hold an item of the owner."""
    items = []
    for seed, (path, (head, told)) in enumerate(KINDS.items()):
        deliver(written(seed))
        page = BODY.format(title=f"Bài {seed}", head=head, text=words(seed, 150))
        link = site.page(path, page, Content_Type="text/html")
        items.append(f"<item><title>Bài {seed}</title><link>{link}</link>{told}</item>")
    address = site.page("/rss", f"<rss><channel>{''.join(items)}</channel></rss>")
    wanted = Wanted(publisher=partner.uid, outlet="Trang tin", source=Source.FEED, address=address)
    watch = save_watch(wanted=wanted, **partner.does)
    assert run_watch(watch.uid).found == len(KINDS)
    return watch


def of(path: str) -> SuspectedUse:
    return SuspectedUse.objects.get(article__url__endswith=path)


def test_no_article_is_dated_by_the_day_of_reading(read):
    told = {path: FetchedArticle.objects.get(url__endswith=path) for path in KINDS}
    days = {path: (one.published_on, one.day_written) for path, one in told.items()}
    assert days == {
        "/khong-ngay.html": (None, ""),
        "/ngay-khong-co.html": (None, "0001-01-01T00:00:00"),
        "/ngay-cua-nguon-khong-co.html": (None, "31/02/2022"),
        "/ngay-cua-nguon.html": (date(2022, 2, 3), ""),
        "/ngay-cua-bai.html": (date(2022, 2, 5), ""),
    }
    assert {path: of(path).published_on for path in KINDS} == {
        path: one.published_on for path, one in told.items()
    }
    read.refresh_from_db()
    assert read.last_error == {}  # the run went well; what is odd is told on the page of the source


def test_a_use_without_a_day_goes_into_no_book(read, partner):
    found = of("/khong-ngay.html")
    with pytest.raises(RecordRefused) as refused:
        deciding.publication_of(found)
    assert refused.value.field == "used_on"
    usage = deciding.confirm(
        suspected=found,
        publication=deciding.publication_of(found, date(2022, 2, 4)),
        **partner.does,
    )
    assert usage.used_on == date(2022, 2, 4)


def test_the_form_asks_for_the_day(read, client, partner):
    client.force_login(partner.editor)
    found = of("/ngay-cua-nguon-khong-co.html")
    here = reverse("watch:suspected", args=[found.uid])
    page = client.get(here)
    form = page.context["form"]
    assert not form["used_on"].value()
    assert form["used_on"].help_text
    assert "31/02/2022" in page.content.decode()
    sent = {name: form[name].value() or "" for name in form.fields}
    declare = reverse("watch:declare_suspected", args=[found.uid])
    refused = client.post(declare, sent)
    assert refused.status_code == 422
    assert "used_on" in refused.context["form"].errors
    assert not Usage.objects.exists()
    assert client.post(declare, {**sent, "used_on": "04/02/2022"}).status_code == 302
    assert Usage.objects.get().used_on == date(2022, 2, 4)


def test_a_day_that_is_told_is_filled_in(read, client, partner):
    client.force_login(partner.editor)
    page = client.get(reverse("watch:suspected", args=[of("/ngay-cua-bai.html").uid]))
    assert page.context["form"]["used_on"].value() == date(2022, 2, 5)


def test_lists_and_exports_say_that_the_day_is_not_known(read, client, partner):
    client.force_login(partner.editor)
    for turned in ("published", "-published"):
        page = client.get(reverse("watch:suspects"), {"xep": turned})
        assert page.content.decode().count("Chưa rõ") == 3
    answer = client.get(reverse("watch:suspects"), {"xuat": "csv"})
    content = b"".join(answer) if answer.streaming else answer.content
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert sorted(row[2] for row in rows[1:]) == ["03/02/2022", "05/02/2022", *["Chưa rõ"] * 3]
    watch = client.get(reverse("watch:watch", args=[read.uid]))
    assert (watch.context["undated"], watch.context["doubtful"]) == (3, 2)
    assert watch.context["doubtful_day"] in ("0001-01-01T00:00:00", "31/02/2022")


def test_a_use_in_the_book_is_known_again_by_its_address(site, written, deliver, partner):
    from tinhban.exchange import actions
    from tinhban.exchange.actions.claims import Publication

    item = written(1)
    deliver(item)
    page = site.page("/bai-1.html", BODY.format(title="Bài", head="", text=words(1, 150)))
    published = Publication(used_on=date(2022, 2, 4), outlet="Trang tin", url=page)
    known = actions.claim_usage(item=item, publication=published, **partner.does)
    address = site.feed("/rss", [])
    site.page("/rss", f"<rss><channel><item><link>{page}</link></item></channel></rss>")
    wanted = Wanted(publisher=partner.uid, outlet="Trang tin", source=Source.FEED, address=address)
    run_watch(save_watch(wanted=wanted, **partner.does).uid)
    assert SuspectedUse.objects.get().usage == known.uid


def test_when_a_file_was_copied_is_no_day_of_it(written, deliver, partner, watch_folder):
    deliver(written(1), written(2), written(3))
    watch = watch_folder(partner, partner)
    put(partner, "thoi su toi.txt", words(1, 150))
    put(partner, "31.02.2022 toi.txt", words(2, 150))
    put(partner, "01.01.2099 toi.txt", words(3, 150))
    assert (folders_of(partner.office.slug) / "kich-ban").is_dir()
    run_watch(watch.uid)
    days = dict(FetchedArticle.objects.values_list("url", "day_written"))
    assert days == {
        "thoi su toi.txt": "",
        "31.02.2022 toi.txt": "",
        "01.01.2099 toi.txt": "01.01.2099 toi.txt",
    }
    assert set(FetchedArticle.objects.values_list("published_on", flat=True)) == {None}
