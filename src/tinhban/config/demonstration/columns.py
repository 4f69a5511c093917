"""The papers' columns in the programme of three provinces, what was published, confirmed and disputed."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from tinhban.config.demonstration import pieces
from tinhban.config.demonstration.agreements import body, commitment, morning
from tinhban.config.demonstration.history import ASK, TAKE, Story
from tinhban.config.demonstration.people import person_of
from tinhban.config.demonstration.pieces import Piece
from tinhban.exchange import actions
from tinhban.exchange.actions.claims import Publication
from tinhban.exchange.models import Column, Usage
from tinhban.exchange.nouns.columns import declare_column, excuse_slot
from tinhban.programmes import actions as programmes
from tinhban.programmes.models import Commitment, Programme
from tinhban.wire.programmes import CountingTerms

YEAR = (date(2022, 1, 3), date(2022, 12, 31))
JUDGED = (
    ("Trao đổi kinh nghiệm xây dựng", "met", "Ba Sở trao đổi thường xuyên khi xây dựng văn bản quản lý về thông tin, báo chí, xuất bản, thông tin đối ngoại.", "Văn bản trao đổi giữa ba Sở, năm 2022"),
    ("Báo Lào Cai duy trì chuyên mục", "met", "Hai chuyên mục được duy trì đủ các kỳ trên báo thường kỳ và báo cuối tuần.", "Số báo lưu tại Báo Lào Cai, năm 2022"),
    ("Báo Yên Bái hỗ trợ", "met", "Báo Yên Bái đã đăng tin, bài về các sự kiện du lịch lớn của Lào Cai theo đề nghị.", "Số báo lưu tại Báo Yên Bái, năm 2022"),
    ("Ba Đài trao đổi", "met", "Ba Đài đã tiếp sóng hoặc ghi hình phát lại các sự kiện lớn của địa phương.", "Nhật ký phát sóng của ba Đài, năm 2022"),
    ("Hỗ trợ nhau xây dựng cơ chế", "met", "Ba Sở đã chia sẻ cơ chế, chính sách về ứng dụng công nghệ thông tin, chuyển đổi số.", "Văn bản trao đổi giữa ba Sở, năm 2022"),
)  # fmt: skip


def plan(story: Story, programme: Programme, most: int | None = None) -> None:
    """Both columns of 2022 with their pieces; `most` pieces of each."""
    _weekly(story, programme, most)
    _neighbours(story, programme, most)
    _judged(story, programme)


def _publication(piece: Piece, outlet: str, about: tuple[Any, ...]) -> Publication:
    return Publication(
        used_on=piece.day,
        outlet=outlet,
        medium="print",
        section=f"Báo {piece.edition}",
        slot=piece.slot,
        about=about,
    )


def _weekly(story: Story, programme: Programme, most: int | None) -> None:
    paper, partner = body("bao-lao-cai"), body("bao-lai-chau")
    editor, leader = person_of("toasoan.laocai"), person_of("giamdoc.laocai")
    declared: list[Column] = []

    def declare() -> None:
        column = declare_column(
            channel=programme.channel,
            outlet="Báo Lào Cai",
            name="Về miền hoa ban trắng",
            frequency="week",
            edition="thường kỳ",
            starts_on=YEAR[0],
            ends_on=YEAR[1],
            about=(partner.uid,),
            by=editor,
            as_=paper,
        )
        declared.append(column)

    def count() -> None:
        programmes.count_commitment(
            commitment=commitment(programme, "ve-mien-hoa-ban-trang"),
            terms=CountingTerms(count="slots", user=paper.uid, column=declared[0].uid),
            by=leader,
            as_=body("so-tttt-lao-cai"),
        )

    def publish(piece: Piece) -> None:
        actions.publish_piece(
            channel=programme.channel,
            kind=piece.kind,
            title=piece.title,
            publication=_publication(piece, "Báo Lào Cai", (partner.uid,)),
            column=declared[0],
            by=editor,
            as_=paper,
        )

    def excuse() -> None:
        excuse_slot(
            column=declared[0],
            slot=f"2022-W{pieces.EXCUSED_WEEK:02d}",
            reason="nghỉ Tết, không xuất bản",
            by=editor,
            as_=paper,
        )

    story.add(morning(date(2022, 1, 17)), declare, turn=ASK)
    story.add(morning(date(2022, 1, 17), 10), count, turn=ASK)
    for piece in list(pieces.weekly())[:most]:
        written = max(piece.day, date(2022, 1, 17)) + timedelta(days=1)
        what = partial(publish, piece)
        story.add(morning(written), what, turn=TAKE, log=(programme.channel, paper.slug))
    story.add(morning(date(2022, 2, 7)), excuse)


def _neighbours(story: Story, programme: Programme, most: int | None) -> None:
    paper, partner = body("bao-lai-chau"), body("bao-lao-cai")
    about = (partner.uid, body("bao-yen-bai").uid)
    editor, reader = person_of("toasoan.laichau"), person_of("toasoan.laocai")
    published = list(pieces.neighbours())
    contradicted = pieces.disputed(published)
    declared: list[Column] = []
    claimed: dict[int, Usage] = {}

    def declare() -> None:
        column = declare_column(
            channel=programme.channel,
            outlet="Báo Lai Châu",
            name="Nhìn ra tỉnh bạn",
            frequency="week",
            starts_on=YEAR[0],
            ends_on=YEAR[1],
            about=about,
            by=editor,
            as_=paper,
        )
        declared.append(column)
        programmes.count_commitment(
            commitment=commitment(programme, "bao-lai-chau-nhin-ra-tinh-ban"),
            terms=CountingTerms(count="usage", user=paper.uid, column=column.uid),
            by=person_of("giamdoc.laocai"),
            as_=body("so-tttt-lao-cai"),
        )

    def publish(n: int, piece: Piece) -> None:
        claimed[n] = actions.publish_piece(
            channel=programme.channel,
            kind=piece.kind,
            title=piece.title,
            publication=_publication(piece, "Báo Lai Châu", about),
            column=declared[0],
            by=editor,
            as_=paper,
        )

    def answer() -> None:
        agreed = [usage for n, usage in claimed.items() if n not in contradicted]
        actions.confirm_usages(
            usages=agreed, confirmed_on=date(2023, 1, 16), by=reader, as_=partner
        )
        for n, reason in contradicted.items():
            if n in claimed:
                actions.dispute_usage(usage=claimed[n], reason=reason, by=reader, as_=partner)

    story.add(morning(date(2022, 1, 17)), declare, turn=ASK)
    for n, piece in list(enumerate(published))[:most]:
        written = max(piece.day, date(2022, 1, 17)) + timedelta(days=1)
        what = partial(publish, n, piece)
        story.add(morning(written, 11), what, turn=TAKE, log=(programme.channel, paper.slug))
    story.add(morning(date(2023, 1, 16)), answer)


def _judged(story: Story, programme: Programme) -> None:
    """The qualitative promises of 2022, judged by the department; and the theme of the year that begins."""
    leader, office = person_of("giamdoc.laocai"), body("so-tttt-lao-cai")

    def judge() -> None:
        for beginning, verdict, words, reference in JUDGED:
            programmes.judge_commitment(
                commitment=Commitment.objects.get(
                    item__programme=programme, item__text__startswith=beginning
                ),
                year=2022,
                verdict=verdict,
                words=words,
                reference=reference,
                judged_on=date(2023, 1, 30),
                by=leader,
                as_=office,
            )

    def prepare() -> None:
        programmes.open_phase(
            programme=programme,
            year=2023,
            theme="Tăng hợp tác - Cùng tiến bộ",
            opened_on=date(2023, 2, 3),
            by=leader,
            as_=office,
        )

    story.add(morning(date(2023, 1, 30)), judge)
    story.add(morning(date(2023, 2, 3)), prepare)
