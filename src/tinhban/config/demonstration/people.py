"""The people of the demonstration: roles, never names."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password

from tinhban.organisations.loading import uid_of
from tinhban.organisations.models import Grant, Organisation, Person
from tinhban.organisations.models.grants import Role

PASSWORD = "tinh-ban-2023"  # noqa: S105 - printed at every start of a demonstration node


@dataclass(frozen=True)
class Account:
    username: str
    name: str
    position: str
    body: str
    role: Role
    since: date = date(2021, 1, 1)
    told: bool = False  # printed at the start


ACCOUNTS = (
    Account("bientap.laocai", "Biên tập viên", "Phòng Thời sự", "dai-lao-cai", Role.EDITOR, told=True),
    Account("phong.laocai", "Phó Trưởng phòng", "Phòng Thời sự", "dai-lao-cai", Role.OFFICER),
    Account("giamdoc.dailaocai", "Giám đốc Đài", "Ban Giám đốc", "dai-lao-cai", Role.LEADER, told=True),
    Account("bientap.laichau", "Biên tập viên", "Phòng Thời sự", "dai-lai-chau", Role.EDITOR, told=True),
    Account("giamdoc.dailaichau", "Giám đốc Đài", "Ban Giám đốc", "dai-lai-chau", Role.LEADER),
    Account("bientap.yenbai", "Biên tập viên", "Phòng Thời sự", "dai-yen-bai", Role.EDITOR, told=True),
    Account("giamdoc.daiyenbai", "Giám đốc Đài", "Ban Giám đốc", "dai-yen-bai", Role.LEADER),
    Account("chuyenvien.laocai", "Chuyên viên", "Văn phòng Sở", "so-tttt-lao-cai", Role.OFFICER, told=True),
    Account("giamdoc.laocai", "Giám đốc Sở", "Ban Giám đốc", "so-tttt-lao-cai", Role.LEADER, told=True),
    Account("vanthu.laocai", "Văn thư", "Văn phòng Sở", "so-tttt-lao-cai", Role.RECORDS_CLERK, told=True),
    Account("quantri.laocai", "Quản trị", "Văn phòng Sở", "so-tttt-lao-cai", Role.ADMINISTRATOR, told=True),
    Account("chuyenvien.laichau", "Chuyên viên", "Văn phòng Sở", "so-tttt-lai-chau", Role.OFFICER),
    Account("giamdoc.laichau", "Giám đốc Sở", "Ban Giám đốc", "so-tttt-lai-chau", Role.LEADER, told=True),
    Account("chuyenvien.yenbai", "Chuyên viên", "Văn phòng Sở", "so-tttt-yen-bai", Role.OFFICER),
    Account("giamdoc.yenbai", "Giám đốc Sở", "Ban Giám đốc", "so-tttt-yen-bai", Role.LEADER, told=True),
    Account("toasoan.laocai", "Biên tập viên", "Tòa soạn", "bao-lao-cai", Role.EDITOR, told=True),
    Account("tongbientap.laocai", "Tổng Biên tập", "Ban Biên tập", "bao-lao-cai", Role.LEADER),
    Account("toasoan.laichau", "Biên tập viên", "Tòa soạn", "bao-lai-chau", Role.EDITOR, told=True),
    Account("tongbientap.laichau", "Tổng Biên tập", "Ban Biên tập", "bao-lai-chau", Role.LEADER),
    Account("toasoan.yenbai", "Biên tập viên", "Tòa soạn", "bao-yen-bai", Role.EDITOR),
    Account("tongbientap.yenbai", "Tổng Biên tập", "Ban Biên tập", "bao-yen-bai", Role.LEADER),
    Account("bientap.ptth.laocai", "Biên tập viên", "Phòng Thời sự", "bao-ptth-lao-cai", Role.EDITOR, date(2025, 3, 12), True),
    Account("lanhdao.ptth.laocai", "Tổng Biên tập", "Ban Biên tập", "bao-ptth-lao-cai", Role.LEADER, date(2025, 3, 12)),
    Account("bientap.ptth.laichau", "Biên tập viên", "Phòng Thời sự", "bao-ptth-lai-chau", Role.EDITOR, date(2025, 7, 1), True),
    Account("lanhdao.ptth.laichau", "Tổng Biên tập", "Ban Biên tập", "bao-ptth-lai-chau", Role.LEADER, date(2025, 7, 1)),
    Account("canbo.bacha", "Công chức xã", "Phòng Văn hóa - Xã hội", "ubnd-xa-bac-ha", Role.COMMUNE_OFFICER, date(2025, 7, 1), True),
    Account("lanhdao.bacha", "Chủ tịch UBND xã", "Ủy ban nhân dân xã", "ubnd-xa-bac-ha", Role.LEADER, date(2025, 7, 1)),
)  # fmt: skip


def load() -> None:
    """Make the accounts with one grant each, and the leave substitute of February 2023."""
    bodies = {body.slug: body for body in Organisation.objects.all()}
    password = make_password(PASSWORD)  # one slow hash serves all: the word is printed anyway
    for rank, account in enumerate(ACCOUNTS, 1):
        person = Person(
            uid=uid_of(f"person/{account.username}"),
            username=account.username,
            display_name=account.name,
            position=account.position,
            rank=rank,
            home=bodies[account.body],
            password=password,
        )
        person.save()
        Grant.objects.create(
            person=person,
            role=account.role,
            organisation=bodies[account.body],
            valid_from=account.since,
        )
    # The editor is on leave for a week: a colleague of the same room stands in.
    Grant.objects.create(
        person=person_of("phong.laocai"),
        role=Role.EDITOR,
        organisation=bodies["dai-lao-cai"],
        kind="substitute",
        on_behalf_of=person_of("bientap.laocai"),
        basis="Nghỉ phép từ 06/02/2023 đến 10/02/2023",
        valid_from=date(2023, 2, 6),
        valid_to=date(2023, 2, 10),
    )


def person_of(username: str) -> Person:
    """The account of this user name."""
    return Person.objects.get(username=username)
