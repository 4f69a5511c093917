"""The cast of the exchange, and a log of the partner about the owner's items."""

from datetime import date

import pytest

from tinhban.exchange.tests.conftest import (  # noqa: F401 - fixtures
    approve,
    channel,
    deliver,
    item,
    observer,
    owner,
    partner,
    stranger,
)
from tinhban.logbook.importing import start_import
from tinhban.logbook.models import ImportBatch
from tinhban.logbook.uploads import upload_log
from tinhban.organisations.names import keys
from tinhban.sheets.tests.made import HEAD, xlsx

LAI_CHAU = "Đài PT-TH Lai Châu"
TITLE = "Người dân Sin Suối Hồ đón khách đầu xuân"


def fresh(batch):
    """The batch as the database has it now."""
    return ImportBatch.objects.get(pk=batch.pk)


@pytest.fixture
def run(partner, django_capture_on_commit_callbacks):
    """Press the button and let the worker work."""

    def pressed(batch, act=start_import, **more):
        with django_capture_on_commit_callbacks(execute=True):
            act(batch=batch, **{**partner.does, **more})
        return fresh(batch)

    return pressed


@pytest.fixture(autouse=True)
def _jobs_at_once(settings):
    """Jobs run when they are enqueued, as in a worker that is always free."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture
def known_names(owner, partner, stranger):
    """Typings under which the bodies of the cast are found."""
    for desk in (owner, partner, stranger):
        name = desk.office.name_on(date(2022, 1, 1))
        for key in keys([name, name.replace("PT-TH tỉnh ", "")]):
            desk.office.aliases.create(key=key)


@pytest.fixture
def upload(partner, channel, known_names):
    """The partner uploads rows under the usual head; the batch as it was read."""

    def made(*rows, name="sổ 2022.xlsx", sheet="2022", head=HEAD, **more):
        data = xlsx({sheet: [head, *rows]})
        batch, _new = upload_log(
            content=data, filename=name, channel=channel, **{**partner.does, **more}
        )
        return batch

    return made
