"""What is told when a demonstration node starts."""

from datetime import date

from tinhban.config.demonstration import logbook
from tinhban.config.demonstration.people import ACCOUNTS, PASSWORD
from tinhban.organisations.models import Organisation
from tinhban.organisations.queries import is_demo


def log_ins() -> str:
    """Who can log in, where to begin; empty on a real node."""
    if not is_demo():
        return ""
    bodies = {b.slug: b for b in Organisation.objects.with_names()}
    lines = [f"Dữ liệu trình diễn. Mật khẩu của mọi tài khoản: {PASSWORD}", ""]
    for account in ACCOUNTS:
        if account.told:
            body = bodies[account.body].short_name_on(max(account.since, date(2022, 1, 1)))
            lines.append(f"  {account.username:<22}{account.name}, {body}")
    lines += ["", f"Sổ theo dõi để thử nhập: {logbook.folder()}"]
    return "\n".join(lines) + "\n"
