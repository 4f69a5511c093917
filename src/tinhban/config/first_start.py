"""The first start of a real node: one organisation, its keys, one administrator."""

from django.db import transaction

from tinhban.foundation.problems import Refused
from tinhban.ledger import actions as ledger
from tinhban.organisations import actions
from tinhban.organisations.models import Organisation, Person
from tinhban.organisations.queries import find_by_name, today_for

PAPER = """\
Nút của {name} đã sẵn sàng.

KHÓA GỐC - in hai bản, cất hai nơi, không lưu trong máy. Khóa chỉ hiện một lần.
  {root}
Khóa gốc kế tiếp (dùng khi thay khóa):
  {successor}
Dấu vân tay, gửi các bên bằng công văn:
  {fingerprint}

Quản trị viên đầu tiên: {username}
Đặt mật khẩu (trong 3 ngày, một lần): /don-vi/mat-khau/{username}/{token}/

Việc tiếp theo: tinhban serve
"""


class CannotStart(Refused):
    """The node cannot be begun so; the message says why."""


def run(*, organisation: str, administrator: str) -> str:
    """Make keys and administrator in one transaction; the words to print, with the root key, once."""
    if Person.objects.exists():
        raise CannotStart("Nút đã có người dùng; `tinhban init` chỉ dành cho nút trống.")
    body = Organisation.objects.filter(slug=organisation).first()
    if body is None:
        alike = [b.slug for b in find_by_name(organisation)]
        hint = f" Có thể là: {', '.join(alike)}." if alike else ""
        raise CannotStart(f"Không có cơ quan nào mang mã “{organisation}”.{hint}")
    with transaction.atomic():
        person = actions.first_administrator(
            organisation=body, username=administrator, display_name="Quản trị"
        )
        root = ledger.create_identity(body.uid)
    token = actions.password_token(person=person, by=None, as_=body)
    return PAPER.format(
        name=body.name_on(today_for(body)),
        root=root.printable,
        successor=root.printable_successor,
        fingerprint=root.fingerprint,
        username=person.username,
        token=token,
    )
