"""Who may open a paper: its holder, and who reads the channel in which the holder cited it."""

import pytest

from tinhban.evidence import actions, citations, queries
from tinhban.evidence.models import EvidenceLink
from tinhban.foundation import time
from tinhban.foundation.ids import new_uid
from tinhban.ledger.entries import AppliedEntry

PDF = b"%PDF-1.7 van ban da ky"


@pytest.fixture
def paper(owner):
    return actions.store_file(
        content=PDF, name="chuong-trinh.pdf", by=owner.person, as_=owner.office
    )


@pytest.fixture
def link(owner, paper, channel):
    return actions.link_paper(
        subject=new_uid(), file=paper, title="Chương trình đã ký", kind="signed_paper",
        channel=channel, by=owner.person, as_=owner.office,
    )  # fmt: skip


def cited(paper, channel, by):
    entry = AppliedEntry(
        hash="h" * 43, channel=channel, signer=by.office.uid, epoch="e", seq=1, at=time.now(),
        type="vn.tinhban.test.v1", refs=(), membership="m" * 43,
    )  # fmt: skip
    citations.cite(entry, [paper.sha256, None])


def reads(who, paper):
    return queries.readable_file(paper.sha256, who.person, who.office) == paper


def sees(who, link):
    return link in queries.papers_of(link.subject, who.person, who.office)


def test_before_an_entry_cites_it_only_the_office_reads_it(
    owner, colleague, partner, observer, stranger, paper, link
):
    assert reads(owner, paper) and reads(colleague, paper) and sees(colleague, link)
    for other in (partner, observer, stranger):
        assert not reads(other, paper) and not sees(other, link)


def test_cited_in_a_channel_its_readers_read_it(
    owner, partner, observer, stranger, paper, link, channel
):
    cited(paper, channel, owner)
    for reader in (owner, partner, observer):
        assert reads(reader, paper) and sees(reader, link)
    assert not reads(stranger, paper) and not sees(stranger, link)


def test_citing_a_hash_one_does_not_hold_opens_nothing(partner, observer, paper, channel):
    cited(paper, channel, partner)
    assert not reads(partner, paper) and not reads(observer, paper)


def test_withdrawn_paper_leaves_the_row_and_stays_kept(owner, partner, paper, link):
    with pytest.raises(actions.PaperNotHeld):
        actions.withdraw_paper(link=link, reason="nhầm", by=partner.person, as_=partner.office)
    actions.withdraw_paper(link=link, reason="nhầm tệp", by=owner.person, as_=owner.office)
    assert not sees(owner, link) and reads(owner, paper)
    assert EvidenceLink.objects.get().withdrawn_reason == "nhầm tệp"


def test_linking_twice_links_once_and_only_what_is_held(owner, partner, paper, link, channel):
    again = actions.link_paper(
        subject=link.subject, file=paper, title="Khác", by=owner.person, as_=owner.office
    )
    assert again == link and EvidenceLink.objects.count() == 1
    with pytest.raises(actions.PaperNotHeld):
        actions.link_paper(
            subject=link.subject, file=paper, title="a", by=partner.person, as_=partner.office
        )


def test_download_is_an_attachment_with_ranges_and_an_access_line(
    client, owner, stranger, paper, caplog
):
    address = f"/minh-chung/{paper.sha256}/"
    assert client.get(address).status_code == 302  # to the log-in
    client.force_login(stranger.person)
    assert client.get(address).status_code == 404
    client.force_login(owner.person)
    caplog.clear()
    with caplog.at_level("INFO", logger="tinhban.access"):
        whole = client.get(address)
    assert b"".join(whole) == PDF
    assert whole["Content-Disposition"].startswith("attachment;")
    assert whole["X-Content-Type-Options"] == "nosniff"
    assert paper.sha256 in caplog.text and str(owner.office.uid) in caplog.text
    assert owner.person.display_name not in caplog.text
    part = client.get(address, headers={"Range": "bytes=5-7", "If-Range": whole["ETag"]})
    assert part.status_code == 206 and b"".join(part) == PDF[5:8]
    assert part["Content-Range"] == f"bytes 5-7/{len(PDF)}"
    assert client.get(address, headers={"Range": "bytes=900-"}).status_code == 416
    assert client.get(address, headers={"If-None-Match": whole["ETag"]}).status_code == 304
    for odd in ("0" * 64, "x", "..%2f"):
        assert client.get(f"/minh-chung/{odd}/").status_code == 404
