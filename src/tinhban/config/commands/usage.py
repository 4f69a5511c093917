"""usage: list and withdraw uses from the command line."""

import json
from datetime import date
from typing import Annotated
from uuid import UUID

import typer

from tinhban.config import command_line
from tinhban.config.commands import acting

app = typer.Typer(
    help="Uses of items: list them, withdraw one with a reason.", no_args_is_help=True
)


@app.command("list")
def show(
    programme: Annotated[str, typer.Argument(help="Slug of the programme.")],
    supplier: Annotated[str, typer.Option(help="Only items of this organisation (slug).")] = "",
    user: Annotated[str, typer.Option(help="Only uses by this organisation (slug).")] = "",
    since: Annotated[str, typer.Option("--from", help="First day, 2022-01-01.")] = "",
    until: Annotated[str, typer.Option("--to", help="Last day.")] = "",
    limit: Annotated[int, typer.Option(min=1, max=1000)] = 20,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Show uses with their uid, newest first."""
    command_line.start_django()
    from tinhban.exchange.models import Usage

    with acting.told():
        wanted = acting.programme_of(programme)
        rows = Usage.objects.filter(channel=wanted.channel, withdrawn_on=None)
        if supplier:
            rows = rows.filter(supplier_uid=acting.organisation_of(supplier).uid)
        if user:
            rows = rows.filter(used_by=acting.organisation_of(user).uid)
        if since:
            rows = rows.filter(used_on__gte=date.fromisoformat(since))
        if until:
            rows = rows.filter(used_on__lte=date.fromisoformat(until))
        found = [
            {"usage": str(u.uid), "used_on": u.used_on.isoformat(), "title": u.title}
            for u in rows.order_by("-used_on", "-uid")[:limit]
        ]
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=1))
    else:
        for row in found:
            typer.echo(f"{row['usage']}  {row['used_on']}  {row['title']}")


@app.command()
def withdraw(
    usage: Annotated[UUID, typer.Argument(help="The uid of the use.")],
    reason: Annotated[str, typer.Option(help="Why it is taken back; both sides read it.")],
    by: acting.By = "",
) -> None:
    """Take a claimed use back: the claim and its withdrawal both stay in the book."""
    command_line.start_django()
    from tinhban.exchange import actions
    from tinhban.exchange.models import Usage
    from tinhban.organisations.models import Organisation

    found = Usage.objects.filter(pk=usage).first()
    if found is None:
        acting.fail(f"There is no use {usage} on this node.", 2)
    organisation = Organisation.objects.filter(pk=found.used_by).first()
    if organisation is None:
        acting.fail("The organisation that claimed this use is not on this node.", 2)
    with acting.told():
        person = acting.person_of(by, organisation)
        actions.withdraw_usage(usage=found, reason=reason, by=person, as_=organisation)
    typer.echo(f"Withdrawn: {found.title} ({found.used_on:%d/%m/%Y})")
