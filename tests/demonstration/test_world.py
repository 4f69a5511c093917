"""The demonstration world shows a party without an account, whose signature was typed from a signed paper."""

from django.test import Client
from django.urls import reverse

from tinhban.config.demonstration import on_paper
from tinhban.organisations.loading import uid_of
from tinhban.organisations.models import Person
from tinhban.programmes.models import Programme, Signature


def _seen_by(username: str, address: str):
    client = Client()
    client.force_login(Person.objects.get(username=username))
    return client.get(address)


def test_the_programme_page_shows_the_typed_signature_with_its_paper(world):
    programme = Programme.objects.get(slug=on_paper.SLUG)
    typed = Signature.objects.get(programme=programme, organisation=uid_of(on_paper.DISTRICT))
    assert typed.recorded_by == uid_of(on_paper.DEPARTMENT)
    page = _seen_by("chuyenvien.laocai", programme.get_absolute_url()).content.decode()
    assert "đã ký 03/02/2023, nhập tay từ bản giấy" in page
    assert "Đang thực hiện" in page  # a typed signature counts
    paper = reverse("evidence:download", args=[typed.paper])
    assert paper in page
    assert b"".join(_seen_by("chuyenvien.laocai", paper)).startswith(b"%PDF-")


def test_whoever_is_no_party_of_it_finds_neither_page_nor_paper(world):
    programme = Programme.objects.get(slug=on_paper.SLUG)
    typed = Signature.objects.get(programme=programme, organisation=uid_of(on_paper.DISTRICT))
    for address in (
        programme.get_absolute_url(),
        reverse("evidence:download", args=[typed.paper]),
    ):
        assert _seen_by("bientap.laichau", address).status_code == 404
