"""An office keeps a file: by hash, once, of a kind that its bytes show, or it is refused in words."""

import io
import zipfile

import pytest
from django.core.exceptions import PermissionDenied

from tinhban.evidence import actions, files
from tinhban.evidence.actions import FileRefused
from tinhban.evidence.models import Holding, StoredFile
from tinhban.organisations.models import Role

from .conftest import actor

PDF = b"%PDF-1.7\nbi\xc3\xaan b\xe1\xba\xa3n"


def keep(who, content=PDF, name="bien-ban.pdf", **more):
    return actions.store_file(content=content, name=name, by=who.person, as_=who.office, **more)


def nothing_kept():
    root = files.path_of("0" * 64).parent.parent
    parts = list(root.rglob("*.part")) if root.exists() else []
    return not StoredFile.objects.exists() and not Holding.objects.exists() and not parts


def test_same_bytes_are_one_file_with_each_holder_s_own_name(owner, colleague, partner):
    first = keep(owner, name="biên bản.pdf")
    keep(colleague, name="ban-sao.pdf")
    assert keep(partner, io.BytesIO(PDF), "của lai châu.pdf") == first
    assert StoredFile.objects.count() == 1
    assert first.media_type == "application/pdf" and first.size == len(PDF)
    assert files.path_of(first.sha256).read_bytes() == PDF
    assert sorted(Holding.objects.values_list("name", flat=True)) == [
        "biên bản.pdf",
        "của lai châu.pdf",
    ]


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "C:\\bao-cao.pdf", "a/b.pdf", "", "..", "x" * 201, "a\0.pdf"]
)
def test_name_with_a_path_is_refused(owner, name):
    with pytest.raises(FileRefused):
        keep(owner, name=name)
    assert nothing_kept()


def test_type_is_read_from_the_bytes(owner):
    with pytest.raises(FileRefused):
        keep(owner, b"MZ\x90\0\3\0\0\0 a program", "bao-cao.pdf")
    assert nothing_kept()
    workbook = io.BytesIO()
    with zipfile.ZipFile(workbook, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert keep(owner, workbook, "so-theo-doi.bin").media_type == files.XLSX
    document = io.BytesIO()
    with zipfile.ZipFile(document, "w") as archive:
        archive.writestr("word/document2.xml", "<document/>")
    assert keep(owner, document, "bao-cao.bin").media_type == files.DOCX
    with pytest.raises(FileRefused):
        keep(owner, workbook, "ky.pdf", accepts=files.SIGNED)
    assert keep(owner, "Nhật ký giao nhận\n".encode() * 300, "a.csv").media_type == "text/plain"
    assert keep(owner, b"\x89PNG\r\n\x1a\n....", "anh.png").media_type == "image/png"


def test_empty_and_oversized_files_leave_nothing_behind(owner):
    with pytest.raises(FileRefused):
        keep(owner, b"")
    with pytest.raises(FileRefused, match="1 MB"):
        keep(owner, b"%PDF-" + b"x" * (1024 * 1024), limit=1024 * 1024)
    assert nothing_kept()


def test_only_who_keeps_papers_may(owner, stranger, db):
    administrator = actor("quan-tri", Role.ADMINISTRATOR, owner.office)
    with pytest.raises(PermissionDenied):
        keep(administrator)
    with pytest.raises(PermissionDenied):
        actions.store_file(content=PDF, name="a.pdf", by=stranger.person, as_=owner.office)
    assert nothing_kept()
