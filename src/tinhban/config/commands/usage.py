"""usage: list and withdraw uses from the command line."""

import json
from typing import Annotated
from uuid import UUID

import typer

from tinhban.config.commands import acting

app = typer.Typer(
    help="Lượt sử dụng tin, bài: liệt kê, rút một lượt kèm lý do.", no_args_is_help=True
)


@app.command("list", help="Liệt kê các lượt sử dụng cùng mã, mới nhất trước.")
def show(
    programme: Annotated[str, typer.Argument(help="Mã của chương trình.")],
    supplier: Annotated[str, typer.Option(help="Chỉ tin, bài của cơ quan này (mã).")] = "",
    user: Annotated[str, typer.Option(help="Chỉ lượt sử dụng của cơ quan này (mã).")] = "",
    since: Annotated[str, typer.Option("--from", help="Từ ngày, ví dụ 01/01/2022.")] = "",
    until: Annotated[str, typer.Option("--to", help="Đến ngày.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Số dòng nhiều nhất.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Kết quả dạng JSON.")] = False,
) -> None:
    """Show uses with their uid, newest first."""
    acting.open_node()
    from tinhban.exchange.models import Usage

    with acting.told():
        wanted = acting.programme_of(programme)
        rows = Usage.objects.filter(channel=wanted.channel, withdrawn_on=None)
        if supplier:
            rows = rows.filter(supplier_uid=acting.organisation_of(supplier).uid)
        if user:
            rows = rows.filter(used_by=acting.organisation_of(user).uid)
        if since:
            rows = rows.filter(used_on__gte=acting.day_of(since))
        if until:
            rows = rows.filter(used_on__lte=acting.day_of(until))
        found = [
            {"usage": str(u.uid), "used_on": u.used_on.isoformat(), "title": u.title}
            for u in rows.order_by("-used_on", "-uid")[:limit]
        ]
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        for row in found:
            typer.echo(f"{row['usage']}  {row['used_on']}  {row['title']}")


@app.command(help="Rút một lượt khai sử dụng; bản khai và bản rút đều giữ trong sổ.")
def withdraw(
    usage: Annotated[UUID, typer.Argument(help="Mã của lượt sử dụng.")],
    reason: Annotated[str, typer.Option(help="Lý do rút; hai bên đều xem được.")],
    by: acting.By = "",
) -> None:
    """Take a claimed use back: the claim and its withdrawal both stay in the book."""
    acting.open_node()
    from tinhban.exchange import actions
    from tinhban.exchange.models import Usage
    from tinhban.organisations.models import Organisation

    found = Usage.objects.filter(pk=usage).first()
    if found is None:
        acting.fail(f"Nút này không có lượt sử dụng {usage}.", 2)
    organisation = Organisation.objects.filter(pk=found.used_by).first()
    if organisation is None:
        acting.fail("Cơ quan khai lượt sử dụng này không thuộc nút này.", 2)
    with acting.told():
        person = acting.person_of(by, organisation)
        actions.withdraw_usage(usage=found, reason=reason, by=person, as_=organisation)
    typer.echo(f"Đã rút: {found.title} ({found.used_on:%d/%m/%Y})")
