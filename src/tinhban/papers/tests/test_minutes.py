import io
from datetime import date

import docx
import pytest
from docx.oxml.ns import qn

from tinhban.foundation.problems import Problem
from tinhban.papers.layout import compose
from tinhban.papers.minutes import (
    Party,
    ReconciledFigure,
    UsedItem,
    reconciliation_minutes,
    usage_confirmation,
)
from tinhban.papers.paper import PartialDate, Signature, Table
from tinhban.papers.pdf import to_pdf
from tinhban.papers.word import to_docx

OURS = "Đài Phát thanh - Truyền hình tỉnh Lào Cai"
THEIRS = "Đài Phát thanh - Truyền hình tỉnh Lai Châu"
YEAR = {"first": date(2022, 1, 1), "last": date(2022, 12, 31)}


def minutes(*figures, **changes):
    given = {
        "programme": "chương trình hợp tác truyền thông",
        "parties": (Party(OURS, "Giám đốc"), Party(THEIRS, "Phó Giám đốc")),
        "figures": figures,
        "held_on": PartialDate(2023, 2),
        "place": "Lào Cai",
        **YEAR,
    }
    return reconciliation_minutes(**given | changes)


def confirmation(count, **changes):
    given = {
        "user": OURS,
        "supplier": THEIRS,
        "items": [
            UsedItem(f"Tin thứ {n}", "tin" if n % 3 else "phóng sự ngắn", date(2022, 3, 1))
            for n in range(count)
        ],
        "issued_on": date(2023, 2, 7),
        "place": "Lào Cai",
        "signature": Signature("Giám đốc"),
        **YEAR,
    }
    return usage_confirmation(**given | changes)


def said(paper):
    return "\n".join(paper.texts())


def test_both_sides_sign_what_both_books_say():
    figure = ReconciledFigure("Tin của đài bạn", "khớp", 412, 405, 396, awaiting=7)
    paper = minutes(figure)
    assert [s.authority for s in paper.signatures] == [f"Đại diện {OURS}", f"Đại diện {THEIRS}"]
    (table,) = [block for block in paper.body if isinstance(block, Table)]
    assert table.rows == (("1", "Tin của đài bạn", "412", "405", "396", "khớp"),)
    assert "chờ biên nhận 7 tin, bài." in said(paper)
    assert "năm 2022" in said(paper)
    assert "Biên bản được lập thành 02 bản" in said(paper)
    assert to_docx(paper)[:2] == b"PK"
    assert to_pdf(paper).startswith(b"%PDF")


def test_minutes_agree_on_nothing_that_differs():
    paper = minutes(ReconciledFigure("Bài của báo bạn", "lệch 2"), open_points=["Báo bạn ghi 104"])
    assert "Các bên thống nhất" not in said(paper)
    assert "Báo bạn ghi 104." in said(paper)
    agreed = minutes(ReconciledFigure("Tin", "khớp", 1234, 1234, 1234))
    assert "Các bên thống nhất" in said(agreed)
    assert "Không có nội dung lệch hoặc chờ biên nhận." in said(agreed)
    assert "1.234" in said(agreed)


def test_a_confirmation_counts_its_own_list():
    paper = confirmation(40)
    assert "đã sử dụng 40 tin, bài" in said(paper)
    assert "gồm 26 tin, 14 phóng sự ngắn." in said(paper)
    (annex,) = paper.annexes
    assert len(annex.body[0].rows) == 40
    assert "tại Phụ lục kèm theo" in said(paper)
    assert paper.recipients == (THEIRS, "Lưu: VT")


def test_a_short_list_stays_on_the_paper():
    paper = confirmation(3)
    assert paper.annexes == ()
    (table,) = [block for block in paper.body if isinstance(block, Table)]
    assert table.rows[0] == ("1", "Tin thứ 0", "phóng sự ngắn", "01/03/2022", "")


def test_what_makes_no_sense_is_refused_with_the_reason():
    with pytest.raises(Problem) as nothing:
        confirmation(0)
    assert nothing.value.code == "nothing_used"
    with pytest.raises(Problem, match="01/01/2017 is later than 31/12/2012"):
        confirmation(1, first=date(2017, 1, 1), last=date(2012, 12, 31))
    with pytest.raises(Problem) as alone:
        minutes(parties=(Party(OURS, "Giám đốc"),))
    assert alone.value.code == "too_few_parties"


def test_part_of_a_year_is_said_with_its_days():
    paper = confirmation(1, last=date(2022, 6, 30))
    assert "từ ngày 01/01/2022 đến ngày 30/06/2022" in paper.title
    assert "giai đoạn 2021 - 2022" in confirmation(1, first=date(2021, 1, 1)).title


def test_minutes_of_two_bodies_carry_both_heads_and_both_signatures():
    paper = minutes(ReconciledFigure("Tin", "khớp", 12, 12, 12))
    sheet = compose(paper)
    head = " ".join(sheet.issuer)
    assert head == f"{OURS.upper()} - {THEIRS.upper()}"
    assert sheet.issuer[0].startswith("ĐÀI") and not sheet.issuer[-1].endswith("-")
    ((left, right),) = sheet.signatures
    assert " ".join(left.above).startswith(f"ĐẠI DIỆN {OURS.upper()}")
    assert " ".join(right.above).startswith(f"ĐẠI DIỆN {THEIRS.upper()}")
    words = "".join(
        t.text or "" for t in docx.Document(io.BytesIO(to_docx(paper))).element.iter(qn("w:t"))
    )
    assert "LAI CHÂU" in words.split("CỘNG HÒA")[0] and "LÀO CAI" in words.split("CỘNG HÒA")[0]


def test_three_bodies_stand_in_one_head_and_a_named_issuer_stands_alone():
    three = tuple(
        Party(f"Báo {name}", "Tổng Biên tập") for name in ("Lào Cai", "Lai Châu", "Yên Bái")
    )
    paper = minutes(ReconciledFigure("Bài", "khớp", 1, 1, 1), parties=three)
    assert compose(paper).issuer == ("BÁO LÀO CAI -", "BÁO LAI CHÂU -", "BÁO YÊN BÁI")
    alone = minutes(
        ReconciledFigure("Bài", "khớp", 1, 1, 1), issuing_body="Sở Thông tin và Truyền thông"
    )
    assert compose(alone).issuer[-1].endswith("THÔNG") and alone.issued_with == ()


def test_a_head_of_two_bodies_is_looked_through_for_letters_that_cannot_be_printed():
    paper = minutes(ReconciledFigure("Tin", "khớp", 1, 1, 1))
    assert THEIRS in list(paper.texts())
