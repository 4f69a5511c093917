"""A site of 200 articles fills the desk; one press turns a suspected use into the review's number."""

import time
import unicodedata
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.markup import seen

from tinhban.exchange.models import Usage
from tinhban.figures import counters
from tinhban.proof.vocabulary import USAGE, between
from tinhban.watch import library
from tinhban.watch.jobs import PREPARE
from tinhban.watch.models import FetchedArticle, SuspectedUse, SuspicionState, Watch
from tinhban.watch.tests.conftest import words

ARTICLES, REUSED = 200, 40


@pytest.fixture
def full_site(site, written, deliver):
    """Every fifth article holds an item: whole, in part, or without its marks."""
    items = [written(seed) for seed in range(REUSED)]
    deliver(*items)
    links = []
    for number in range(ARTICLES):
        own = words(10_000 + number, 120)
        seed, kind = divmod(number, 5)
        if kind == 0:
            text = words(seed, 150)
            own = f"{own}\n{text[: len(text) // 2] if seed % 3 == 1 else text}"
        title = f"Bài đăng số {number}"
        links.append((site.article(f"/bai-{number:05}.html", title, own), title))
    site.feed("/rss", links, ETag='"lan-1"')
    return site


@pytest.fixture
def page(client, partner):
    client.force_login(partner.editor)
    return client


@pytest.fixture
def watched(full_site, page, partner, django_capture_on_commit_callbacks):
    """The form of a source filled in by hand, then everything runs."""
    with django_capture_on_commit_callbacks(execute=True):
        answer = page.post(
            reverse("watch:watches"),
            {
                "publisher": str(partner.uid),
                "outlet": "Trang tin Đài Lào Cai",
                "medium": "web",
                "source": "feed",
                "address": full_site.base + "/rss",
                "active": "on",
            },
            follow=True,
        )
    assert answer.status_code == 200
    return Watch.objects.get()


def _used(channel, partner, owner) -> int:
    rule = between(
        "usage",
        channels=(channel,),
        supplier=str(owner.uid),
        user=str(partner.uid),
        column=None,
        kinds=(),
        starts_on=date(2022, 1, 1),
        ends_on=date(2022, 12, 31),
    )
    uses = rule.counting(USAGE)
    return counters.of(uses).tallies([uses])[uses].number


def test_from_the_site_to_the_number_of_the_review(
    watched, page, full_site, channel, owner, partner, django_capture_on_commit_callbacks
):
    assert FetchedArticle.objects.count() == ARTICLES
    assert watched.last_error == {}
    assert SuspectedUse.objects.count() == REUSED
    shown = page.get(reverse("watch:suspects")).content.decode()
    assert "Bài đăng số 0" in shown or "Bài đăng số 195" in shown
    assert reverse("watch:suspects") in page.get(reverse("exchange:desk")).content.decode()

    assert _used(channel, partner, owner) == 0
    one = SuspectedUse.objects.order_by("uid")[0]
    here = reverse("watch:suspected", args=[one.uid])
    side_by_side = page.get(here)
    assert seen(side_by_side.content).count("<mark>") >= 2
    form = side_by_side.context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    declared = page.post(reverse("watch:declare_suspected", args=[one.uid]), sent)
    assert declared.status_code == 302
    again = page.post(reverse("watch:declare_suspected", args=[one.uid]), sent)
    assert again.status_code == 302
    assert _used(channel, partner, owner) == 1
    usage = Usage.objects.get()
    assert usage.url == one.article.url
    assert usage.used_on == date(2022, 2, 3)

    rest = list(SuspectedUse.objects.filter(state=SuspicionState.SUSPECTED).order_by("uid")[:2])
    page.post(reverse("watch:reject_suspected", args=[rest[0].uid]))
    with django_capture_on_commit_callbacks(execute=True):
        page.post(reverse("watch:common_suspected", args=[rest[1].uid]))
    assert [SuspectedUse.objects.get(pk=r.pk).state for r in rest] == ["rejected", "common"]

    full_site.asked.clear()
    with django_capture_on_commit_callbacks(execute=True):
        page.post(reverse("watch:scan_watch", args=[watched.uid]))
    assert full_site.asked == ["/robots.txt", "/rss"]  # nothing new: one question, answered 304
    assert SuspectedUse.objects.count() == REUSED
    assert _used(channel, partner, owner) == 1


def test_a_form_with_a_fault_keeps_what_was_typed(page, partner):
    answer = page.post(
        reverse("watch:watches"),
        {
            "publisher": str(partner.uid),
            "outlet": "Đài",
            "source": "feed",
            "address": "javascript:x",
        },
    )
    assert answer.status_code == 422
    assert "javascript:x" in answer.content.decode()
    assert not Watch.objects.exists()


def test_a_source_that_cannot_be_read_says_why(
    page, partner, django_capture_on_commit_callbacks, site
):
    with django_capture_on_commit_callbacks(execute=True):
        page.post(
            reverse("watch:watches"),
            {"publisher": str(partner.uid), "outlet": "Đài", "source": "feed",
             "address": site.base + "/khong-co"},
        )  # fmt: skip
        watch = Watch.objects.get()
        page.post(reverse("watch:scan_watch", args=[watch.uid]))
    assert "404" in page.get(reverse("watch:watch", args=[watch.uid])).content.decode()
    assert page.get(reverse("watch:watch_progress", args=[watch.uid])).status_code == 204


def test_where_a_text_is_from_is_answered_within_a_second(page, written, partner):
    for seed in range(5):
        written(seed)
    with library.writing() as index:
        library.follow(index)
    library.warm()
    asked = reverse("watch:where_from")
    page.post(asked, {"text": words(3, 150)})
    begun = time.perf_counter()
    answer = page.post(asked, {"text": f"Mở đầu. {words(2, 150)}"})
    assert time.perf_counter() - begun < 1
    shown = answer.content.decode()
    assert "Tin số 2" in shown and "Tin số 3" not in shown
    assert "<mark>" in seen(shown)
    file = SimpleUploadedFile(
        "phu-de.srt", f"1\n00:00:01,0 --> 00:00:02,0\n{words(4, 150)}".encode()
    )
    assert "Tin số 4" in page.post(asked, {"file": file}).content.decode()
    assert page.post(asked, {"text": " "}).status_code == 422
    bad = SimpleUploadedFile("anh.png", b"\x89PNG")
    assert page.post(asked, {"file": bad}).status_code == 422
    none = page.post(asked, {"text": words(999, 150)})
    assert none.status_code == 200 and "Tin số" not in none.content.decode()


def test_what_cannot_be_asked_about_is_refused_in_words(page, written):
    written(1)
    with library.writing() as index:
        library.follow(index)
    asked = reverse("watch:where_from")

    def words_for(sent) -> str:
        answer = page.post(asked, sent, headers={"accept-language": "en"})
        assert answer.status_code == 422
        return " ".join(str(e) for errors in answer.context["form"].errors.values() for e in errors)

    assert words_for({"text": ""}) == "Paste a text or choose a file."
    assert words_for({"text": " \u200b\n"}) == "There is no text in it."
    assert page.post(asked, {"text": "a\0b"}).status_code == 200  # a sign stands in its place
    empty = SimpleUploadedFile("rong.txt", b"")
    assert words_for({"file": empty}) == "The submitted file is empty."
    assert "larger than 5 MB" in words_for({"file": SimpleUploadedFile("to.txt", b"a" * 5_000_001)})
    assert "“to.docx”" in words_for({"file": SimpleUploadedFile("to.docx", b"PK\3\4")})
    assert page.post(asked, {"text": "a" * 6_000_000}).status_code == 413
    long = page.post(asked, {"text": "a" * 4_000_000})
    assert long.status_code == 200 and long.context["is_cut"]
    assert page.post(asked, {"text": "Một"}).status_code == 200
    decomposed = unicodedata.normalize("NFD", f"<p>{words(1, 150)}</p>&nbsp;")
    for text in (decomposed, "\u200b".join(words(1, 150)), words(1, 150).upper()):
        assert "Tin số 1" in page.post(asked, {"text": text}).content.decode()
    assert not FetchedArticle.objects.exists() and not SuspectedUse.objects.exists()


def test_before_the_loops_are_compiled_a_page_says_so(page, monkeypatch):
    asked: list[str] = []
    monkeypatch.setattr(library, "is_warm", lambda: False)
    monkeypatch.setattr("tinhban.jobs.work.enqueue_once", asked.append)
    answer = page.post(reverse("watch:where_from"), {"text": words(1, 50)})
    assert answer.status_code == 200 and asked == [PREPARE]
