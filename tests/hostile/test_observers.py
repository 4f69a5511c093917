"""An observer reads a channel and never writes into it; what a partner names its files leads nowhere."""

import zipfile
from datetime import date
from io import BytesIO

from django.db import transaction
from django.urls import reverse

from tests.authorisation.cast import SCENES
from tests.authorisation.rows import POST, Relation
from tests.authorisation.stage import Stage
from tests.authorisation.trying import address_of, form_of
from tests.hostile import fuzzing, values
from tinhban.evidence.actions import store_file
from tinhban.exchange.content import content_hash
from tinhban.foundation import ids
from tinhban.ledger import actions as ledger
from tinhban.ledger.models import Entry
from tinhban.organisations.models import Role
from tinhban.wire import exchange as events


def test_no_form_of_any_address_lets_an_observer_write_into_the_channel(stage: Stage):
    """Sent as its owner would send it, and with every other channel that the observer may name."""
    written, tried = [], 0
    for row in (r for r in fuzzing.ROWS if r.method == POST):
        scene = stage.things[row.on].scene
        client, form = stage.cast.other(scene, Relation.OBSERVER), form_of(stage, row)
        observer = stage.cast.body(SCENES[scene].observer)
        for channel in (stage.stations.channel, stage.provinces.channel):
            sent = {**form, **{name: stage.filled(value) for name, value in row.send.items()}}
            if "channel" in sent:
                sent["channel"] = channel
            before = Entry.objects.filter(channel=channel).count()
            ours = Entry.objects.filter(channel=channel, organisation=observer.uid).count()
            savepoint = transaction.savepoint()
            client.post(address_of(stage, row), sent)
            after = Entry.objects.filter(channel=channel).count()
            mine = Entry.objects.filter(channel=channel, organisation=observer.uid).count()
            transaction.savepoint_rollback(savepoint)
            tried += 1
            role = ledger.Role.OBSERVER if mine == ours and after == before else None
            if role is None and not _may_write(channel, observer.uid):
                written.append(f"{row} in {channel[:8]}")
    assert tried > 100
    assert not written, "\n".join(written)


def _may_write(channel: str, organisation: object) -> bool:
    from tinhban.ledger import queries

    role = queries.role_of(channel, organisation)  # type: ignore[arg-type]
    return role is not None and role.writes


def test_a_package_unpacks_into_its_own_folder(stage: Stage):
    owner = stage.cast.body(SCENES["stations"].owner)
    editor = stage.cast.acting(SCENES["stations"].owner, Role.EDITOR)
    kept = store_file(content=b"%PDF-1.4 anh", name="anh.pdf", **editor)
    names = [name for name, _content in values.FILES.values()] + [
        "../../../etc/cron.d/x",
        "..",
        "C:\\x",
    ]
    event = events.ItemApproved(
        item=ids.new_uid(), version=1, kind="photo", title="Ảnh", text="",
        content_hash=content_hash("Ảnh", "", [kept.sha256] * len(names)), approved_on=date(2023, 2, 1),
        files=tuple(
            events.File(sha256=kept.sha256, size=9, media_type="application/pdf", name=name) for name in names
        ),
    )  # fmt: skip
    with ledger.writing(stage.stations.channel, as_=owner.uid):
        ledger.record(event, as_=owner.uid, by=owner.uid)
    client = stage.cast.client(stage.cast.person(SCENES["stations"].partner, Role))
    packed = client.get(reverse("exchange:package", args=[event.item])).content
    with zipfile.ZipFile(BytesIO(packed)) as archive:
        inside = archive.namelist()
    assert len(inside) == len(names) + 1
    assert not [
        name
        for name in inside
        if "/" in name or "\\" in name or ".." in name[:3] or not name.isprintable()
    ]
