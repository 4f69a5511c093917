"""The databases under test are what production would use."""

import pytest
from django.db import connection


@pytest.mark.django_db
def test_sqlite_is_durable_and_takes_the_write_lock_first():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA synchronous")
            assert cursor.fetchone() == (2,)
            assert connection.transaction_mode == "IMMEDIATE"
        else:
            cursor.execute("SHOW synchronous_commit")
            assert cursor.fetchone() == ("on",)
