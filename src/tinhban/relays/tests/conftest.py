"""The cast of the exchange."""

from tinhban.exchange.tests.conftest import (  # noqa: F401 - fixtures
    _in_english,
    channel,
    observer,
    owner,
    partner,
    stranger,
)
