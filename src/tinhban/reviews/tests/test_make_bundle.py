"""The proof bundle: made by the worker, watched, stopped, taken up after a kill, kept and downloaded."""

import io
import zipfile

import pytest
from django.urls import reverse

from tinhban.foundation import time
from tinhban.jobs import work
from tinhban.jobs.beating import SILENCE
from tinhban.organisations.models import Role
from tinhban.proof import bundle as proof
from tinhban.reviews import actions, bundles
from tinhban.reviews.actions import bundling
from tinhban.reviews.models import MAKING, Bundle, BundleState

pytestmark = pytest.mark.django_db


@pytest.fixture
def edition(world):
    world.exchange_items(3, 2, 2)
    return actions.freeze_review(review=world.start(), **world.department.leader)


@pytest.fixture
def open_page(world, edition, client):
    """A request about the bundle by somebody of a body; the answer."""

    def made(name, body=None, method="get", **headers):
        client.force_login((body or world.department).people[Role.OFFICER])
        where = {"slug": world.programme.slug, "period": "2022", "uid": edition.uid}
        return getattr(client, method)(reverse(f"reviews:{name}", kwargs=where), **headers)

    return made


@pytest.fixture
def worker(settings, django_capture_on_commit_callbacks):
    """Jobs run as soon as the request that asked for them is over."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_a_bundle_is_made_after_the_request_and_kept(open_page, worker, tmp_path, world):
    assert "Lập gói minh chứng" in open_page("bundle_page").content.decode()
    assert open_page("bundle").status_code == 302  # nothing to download yet
    with worker():
        asked = open_page("make_bundle", method="post")
        at_work = open_page("bundle_page").content.decode()
        assert 'http-equiv="refresh"' in at_work and "<progress" in at_work
        assert "<progress" in open_page("bundle_progress").content.decode()
    assert asked["Location"].endswith("/goi-minh-chung/")
    assert open_page("bundle_progress")["HX-Refresh"] == "true"
    page = open_page("bundle_page").content.decode()
    assert "Tải gói minh chứng" in page and 'http-equiv="refresh"' not in page
    answer = open_page("bundle")
    assert "goi-minh-chung-" in answer["Content-Disposition"]
    path = tmp_path / "bundle.zip"
    path.write_bytes(b"".join(answer))
    assert proof.verify(path).ok
    kept = Bundle.objects.get()
    assert kept.done == kept.total == proof.verify(path).entries
    again = open_page("make_bundle", method="post")
    assert again.status_code == 302 and Bundle.objects.get().asked_at == kept.asked_at


def test_what_came_in_since_is_told_and_a_new_one_holds_it(
    open_page, worker, edition, world, tmp_path
):
    with worker():
        open_page("make_bundle", method="post")
    actions.seal_review(edition=edition, **world.neighbour.leader)
    assert "có thêm 1 bản ghi" in open_page("bundle_page").content.decode()
    with worker():
        open_page("make_bundle", method="post")
    path = tmp_path / "bundle.zip"
    path.write_bytes(b"".join(open_page("bundle")))
    assert str(world.neighbour.uid) in path_names(path)


def path_names(path) -> str:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as archive:
        return "\n".join(archive.namelist())


def test_stopping_ends_the_job_and_keeps_nothing(open_page, monkeypatch, edition, world):
    open_page("make_bundle", method="post")
    bundle = Bundle.objects.get()
    whole = bundles.bundle_of

    def stopped_on_the_way(edition, as_, told):
        open_page("stop_bundle", method="post")
        return whole(edition, as_, told=told)

    monkeypatch.setattr(bundles, "bundle_of", stopped_on_the_way)
    bundling.run_bundle(bundle.uid)
    bundle.refresh_from_db()
    assert (bundle.state, bundle.sha256) == (BundleState.CANCELLED, "")
    assert "Đã dừng lập gói" in open_page("bundle_page").content.decode()


def test_a_job_whose_process_was_killed_is_taken_up(open_page, worker):
    open_page("make_bundle", method="post")  # enqueued, and the worker dies with it
    assert work.resume(MAKING) == 0
    with worker(), time.at(time.now() + 2 * SILENCE):
        assert work.resume(MAKING) == 1
        assert work.resume(MAKING) == 0
    assert Bundle.objects.get().state == BundleState.DONE


def test_a_job_that_breaks_says_so_and_can_be_begun_again(open_page, worker, monkeypatch):
    open_page("make_bundle", method="post")
    with monkeypatch.context() as broken:
        broken.setattr(bundles, "write", lambda contents: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            bundling.run_bundle(Bundle.objects.get().uid)
    assert "Không lập được gói minh chứng" in open_page("bundle_page").content.decode()
    with worker():
        open_page("make_bundle", method="post")
    assert Bundle.objects.get().state == BundleState.DONE


def test_each_organisation_has_its_own_and_a_stranger_none(open_page, worker, world):
    with worker():
        open_page("make_bundle", method="post")
    assert open_page("bundle", world.neighbour).status_code == 302
    assert open_page("stop_bundle", world.neighbour, "post").status_code == 302
    assert Bundle.objects.get().state == BundleState.DONE
    refused = open_page("make_bundle", world.paper, "post")  # reads no channel of the stations
    assert "ban=" in refused["Location"] and Bundle.objects.count() == 1
    for name, method in (
        ("bundle_page", "get"),
        ("bundle", "get"),
        ("bundle_progress", "get"),
        ("make_bundle", "post"),
        ("stop_bundle", "post"),
    ):
        assert open_page(name, world.stranger, method).status_code == 404
