"""A proof bundle is made by the worker, can be stopped, and is kept for those who asked for it."""

from uuid import UUID

from django.db import transaction

from tinhban.evidence import files
from tinhban.foundation import time
from tinhban.jobs import work
from tinhban.jobs.hand import in_hand
from tinhban.organisations.models import Organisation, Person
from tinhban.reviews import bundles
from tinhban.reviews.models import MAKING, Bundle, BundleState, FrozenReview

LIMIT = 2 * 1024 * 1024 * 1024


def start_bundle(*, edition: FrozenReview, slug: str, by: Person, as_: Organisation) -> Bundle:
    """Have the bundle made; one that is being made, or still holds everything, is left as it is."""
    bundles.require_open(edition, as_)
    entries = bundles.entries_in(edition)
    with transaction.atomic():
        bundle, made = Bundle.objects.select_for_update().get_or_create(
            organisation=as_,
            edition=edition.uid,
            defaults={
                "state": BundleState.MAKING,
                "total": entries,
                "filename": bundles.file_name(edition, slug),
                "made_by": by,
            },
        )
        if not made:
            whole = bundle.state == BundleState.DONE and bundle.total == entries
            if bundle.is_at_work or (whole and files.path_of(bundle.sha256).is_file()):
                return bundle
            bundle.state, bundle.total, bundle.done = BundleState.MAKING, entries, 0
            bundle.made_by, bundle.asked_at, bundle.beat_at = by, time.now(), time.now()
            bundle.runner = None
            bundle.save()
        work.enqueue(MAKING, bundle)
    return bundle


def stop_bundle(*, bundle: Bundle, as_: Organisation) -> None:
    """Give the making up; the job at work notices it at its next step."""
    Bundle.objects.filter(pk=bundle.pk, organisation=as_, state=BundleState.MAKING).update(
        state=BundleState.CANCELLED, runner=None
    )


def run_bundle(uid: UUID) -> None:
    """Carry out the making to its end; started again after a break it begins from nothing."""
    at_work = Bundle.objects.at_work().filter(pk=uid)
    with in_hand(at_work, broken={"state": BundleState.FAILED}) as hand:
        if hand is None:
            return
        bundle = hand.mine.select_related("organisation").get()
        edition = FrozenReview.objects.get(pk=bundle.edition)
        data = bundles.bundle_of(edition, bundle.organisation, told=hand.told)
        sha256, size = files.keep(data, limit=LIMIT)
        hand.leave(state=BundleState.DONE, sha256=sha256, size=size, done=bundle.total)
