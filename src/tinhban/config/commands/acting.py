"""For whom a command reads or acts. The operator of the node holds the data; the rights stay a person's."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from tinhban.config import quick_start
from tinhban.foundation.dates import read_date
from tinhban.foundation.problems import Problem, Refused

if TYPE_CHECKING:
    from tinhban.figures.periods import Period
    from tinhban.organisations.models import Organisation, Person
    from tinhban.programmes.models import Programme
    from tinhban.reviews.page import Page

As = Annotated[
    str,
    typer.Option("--as", help="Mã của đơn vị làm việc (mặc định: đơn vị đề nghị ký chương trình)."),
]
By = Annotated[str, typer.Option("--by", help="Tên đăng nhập của người thực hiện.")]


def fail(message: object, status: int = 1) -> NoReturn:
    """End with the reason on the error stream."""
    typer.echo(str(message), err=True)
    raise typer.Exit(status)


def open_node() -> None:
    """Load the node that a command works on; end with the reason when there is none yet."""
    quick_start.start()
    from django.conf import settings
    from django.db import DatabaseError, connection

    from tinhban.config import setting_up

    try:
        state = setting_up.state()
    except DatabaseError as error:
        fail(f"Không mở được cơ sở dữ liệu {connection.vendor} của nút: {str(error).strip()}", 2)
    if state is setting_up.Standing.LATER:
        fail(setting_up.LATER_WORDS, 2)
    if state is setting_up.Standing.BEFORE:
        fail(setting_up.BEFORE_WORDS, 2)
    if state is setting_up.Standing.EMPTY:
        fail(
            f"Thư mục dữ liệu {settings.TINHBAN_HOME} chưa có nút nào. Lập nút trống bằng “tinhban init”, "
            "hoặc nút trình diễn bằng “tinhban serve --demo”.",
            2,
        )
    if state is setting_up.Standing.OLDER:
        fail("Dữ liệu của nút thuộc phiên bản trước. Chạy “tinhban serve” một lần để nâng cấp.", 2)


@contextmanager
def told() -> Iterator[None]:
    """A refusal ends the command with its sentence; a fault of ours keeps its traceback."""
    from django.core.exceptions import PermissionDenied
    from django.utils.translation import gettext

    try:
        yield
    except Refused as refused:
        fail(refused.words(gettext))
    except PermissionDenied as error:
        fail(error)


def programme_of(slug: str) -> "Programme":
    """The programme of this slug on this node."""
    from tinhban.programmes.models import Programme

    found = Programme.objects.filter(slug=slug).first()
    if found is None:
        known = ", ".join(Programme.objects.order_by("slug").values_list("slug", flat=True)[:20])
        fail(f"Nút này không có chương trình “{slug}”. Các chương trình: {known or 'chưa có'}.", 2)
    return found


def day_of(text: str) -> date:
    """A day as it is typed: 01/02/2022 or 2022-02-01."""
    try:
        return read_date(text).value
    except Problem as problem:
        from django.utils.translation import gettext

        fail(problem.words(gettext), 2)


def period_of(text: str) -> "Period":
    """A period as it is typed: 2022, quý I/2022, 2021-2025."""
    from tinhban.figures.periods import BadPeriod, Period

    try:
        return Period.parse(text)
    except BadPeriod as error:
        fail(error, 2)


@contextmanager
def reading(programme: str, period: str, as_: str, *, draft: bool = False) -> "Iterator[Page]":
    """The page of a report, as the organisation sees it: the newest version of its own, or the draft."""
    from tinhban.foundation.time import living_on
    from tinhban.organisations.queries import today_for
    from tinhban.reviews import page as pages
    from tinhban.reviews import queries

    organisation = organisation_of(as_, programme_of(programme))
    reader = reader_for(organisation)
    found = queries.readable_programme(programme, reader, organisation)
    page = found and pages.load(
        found,
        period_of(period),
        person=reader,
        as_=organisation,
        today=today_for(organisation),
        version=pages.DRAFT if draft else "",
    )
    if not page:
        fail(queries.no_programme(programme), 2)
    with living_on(page.today):
        yield page


def no_file(path: object) -> NoReturn:
    fail(f"Không có tệp {path}.", 2)


def organisation_of(slug: str, programme: "Programme | None" = None) -> "Organisation":
    """The organisation named, or the one that proposed the programme."""
    from tinhban.organisations.models import Organisation

    wanted = {"slug": slug} if slug else {"uid": programme.proposed_by if programme else None}
    found = Organisation.objects.filter(**wanted).first()
    if found is None:
        fail(f"Nút này không có cơ quan “{slug}”. Ghi mã của cơ quan sau --as.", 2)
    return found


def reader_for(organisation: "Organisation") -> "Person":
    """Somebody who may read for the organisation today: a command that only reads needs no name."""
    from tinhban.organisations.models import Grant
    from tinhban.organisations.queries import today_for

    granted = Grant.objects.filter(organisation=organisation).in_force(today_for(organisation))
    grant = granted.select_related("person").order_by("valid_from", "uid").first()
    if grant is None:
        fail(f"Hôm nay không ai trên nút này có vai trò ở “{organisation.slug}”.", 2)
    return grant.person


def person_of(username: str, organisation: "Organisation") -> "Person":
    """The person named, or who could be named."""
    from tinhban.organisations.models import Grant, Person
    from tinhban.organisations.names import account_name
    from tinhban.organisations.queries import today_for

    found = Person.objects.named(account_name(username))
    if found is None:
        granted = Grant.objects.filter(organisation=organisation).in_force(today_for(organisation))
        names = ", ".join(sorted({g.person.username for g in granted.select_related("person")}))
        fail(f"Ghi người thực hiện sau --by. Ở {organisation.slug} có: {names or 'chưa có ai'}.", 2)
    return found
