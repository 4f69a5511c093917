"""The files of an item: who reads its channel opens them, a stranger does not learn of them."""

from django.test import Client
from django.urls import reverse

from tinhban.evidence.actions import store_file
from tinhban.exchange.models import Item
from tinhban.wire import exchange as events

PICTURE = b"\x89PNG\r\n\x1a\n anh cho phien"


def seen_by(desk, address) -> tuple[int, bytes]:
    client = Client()
    client.force_login(desk.editor)
    answer = client.get(address)
    body = b"".join(answer) if answer.streaming else answer.content
    return answer.status_code, body


def with_file(approve, desk) -> tuple[Item, str]:
    kept = store_file(content=PICTURE, name="cho-phien.png", **desk.does)
    file = events.File(
        sha256=kept.sha256, size=kept.size, media_type=kept.media_type, name="cho-phien.png"
    )
    return approve(files=(file,)), reverse("evidence:download", args=[kept.sha256])


def test_readers_of_the_channel_open_a_file_from_the_page_of_the_item(
    approve, owner, partner, observer
):
    item, download = with_file(approve, owner)
    for reader in (owner, partner, observer):
        _status, page = seen_by(reader, reverse("exchange:item", args=[item.uid]))
        assert f'<a href="{download}">cho-phien.png</a>' in page.decode()
        assert seen_by(reader, download) == (200, PICTURE)


def test_a_stranger_finds_neither_the_item_nor_its_file(approve, owner, stranger):
    item, download = with_file(approve, owner)
    assert seen_by(stranger, download)[0] == 404
    assert seen_by(stranger, reverse("exchange:item", args=[item.uid]))[0] == 404


def test_a_file_of_somebody_else_is_named_and_not_opened(approve, owner, partner, stranger):
    item, download = with_file(approve, stranger)  # its bytes belong to the stranger alone
    _status, page = seen_by(partner, reverse("exchange:item", args=[item.uid]))
    assert "cho-phien.png" in page.decode() and download not in page.decode()
    assert seen_by(partner, download)[0] == 404
