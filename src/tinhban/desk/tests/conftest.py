"""The desk in the middle of a year: the cast of the reviews, on the fifteenth of June 2022."""

from collections.abc import Callable, Iterator
from datetime import date, datetime

import pytest
from django.test import Client
from django.utils import translation

from tinhban.foundation import time
from tinhban.organisations.models import Role
from tinhban.reviews.tests.conftest import Body, world

__all__ = ["world"]

TODAY = date(2022, 6, 15)


@pytest.fixture(autouse=True)
def _in_june() -> Iterator[None]:
    """Sentences are compared in the language of the source, on a day of the programme's term."""
    morning = datetime(TODAY.year, TODAY.month, TODAY.day, 8, tzinfo=time.VIET_NAM)
    with time.at(morning), translation.override("en"):
        yield


@pytest.fixture
def page() -> Callable[..., str]:
    """What a person of a body reads at an address."""

    def read(body: Body, role: str = Role.EDITOR, address: str = "/") -> str:
        client = Client(headers={"accept-language": "en"})
        client.force_login(body.people[role])
        answer = client.get(address)
        assert answer.status_code == 200
        return answer.content.decode()

    return read
