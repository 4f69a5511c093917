"""The cast of the exchange."""

from tinhban.records.tests.cast import (  # noqa: F401 - fixtures
    _in_english,
    channel,
    observer,
    owner,
    partner,
    stranger,
)
