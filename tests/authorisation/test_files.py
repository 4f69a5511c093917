"""Files open to who holds them and to whom a holder has shown them, whatever hash an entry names."""

import zipfile
from datetime import date
from io import BytesIO

from django.urls import reverse

from tests.authorisation.cast import SCENES
from tests.authorisation.stage import Stage
from tinhban.evidence.actions import store_file
from tinhban.exchange.content import content_hash
from tinhban.foundation import ids
from tinhban.ledger import actions as ledger
from tinhban.organisations.models import Role
from tinhban.wire import exchange as events

HERE = SCENES["stations"]


def _item_with(stage: Stage, sha256: str) -> str:
    """An item of the owner's, signed as a peer would sign it, that names a file by its hash."""
    owner = stage.cast.body(HERE.owner).uid
    event = events.ItemApproved(
        item=ids.new_uid(),
        version=1,
        kind="photo",
        title="Ảnh",
        text="",
        content_hash=content_hash("Ảnh", "", [sha256]),
        approved_on=date(2023, 2, 1),
        files=(events.File(sha256=sha256, size=9, media_type="application/pdf", name="anh.pdf"),),
    )
    with ledger.writing(stage.stations.channel, as_=owner):
        ledger.record(event, as_=owner, by=owner)
    return reverse("exchange:package", args=[event.item])


def _packed(stage: Stage, address: str) -> list[str]:
    client = stage.cast.client(stage.cast.person(HERE.partner, Role))
    with zipfile.ZipFile(BytesIO(client.get(address).content)) as archive:
        return [archive.read(name).decode(errors="replace") for name in archive.namelist()]


def test_a_package_carries_the_files_that_the_owner_holds(stage: Stage):
    editor = stage.cast.acting(HERE.owner, Role.EDITOR)
    kept = store_file(content=b"%PDF-1.4 cua Dai", name="anh.pdf", **editor)
    assert "%PDF-1.4 cua Dai" in _packed(stage, _item_with(stage, kept.sha256))


def test_naming_the_hash_of_another_body_s_file_does_not_open_it(stage: Stage):
    clerk = stage.cast.acting(HERE.stranger, Role.RECORDS_CLERK)
    secret = store_file(content=b"%PDF-1.4 mat cua Bao", name="mat.pdf", **clerk)
    packed = _packed(stage, _item_with(stage, secret.sha256))
    assert len(packed) == 1 and not any("mat cua Bao" in text for text in packed)
    client = stage.cast.client(stage.cast.person(HERE.partner, Role))
    assert client.get(reverse("evidence:download", args=[secret.sha256])).status_code == 404
