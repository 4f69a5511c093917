"""On PostgreSQL the old tables move into a schema of their own, all in one transaction."""

import pytest
from django.core.management import call_command
from django.db import connection

from tests.test_carry_over import turned_back, undone
from tinhban.config import carrying_over, setting_up
from tinhban.foundation.time import today
from tinhban.organisations import loading
from tinhban.organisations.models import Grant, Organisation, Person, Unit


def test_tables_are_carried_over_in_one_transaction(db):
    loading.load_units()
    loading.load_bodies()
    person = Person.objects.create_person("can-bo.van-phong", "Cán bộ văn phòng")
    Grant.objects.create(
        person=person, organisation=Organisation.objects.first(), role="officer", valid_from=today()
    )
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if "_test_" in table:  # of other tests
                cursor.execute(f"DROP TABLE {table} CASCADE")
    for app, name in undone():
        call_command("migrate", app, name, verbosity=0)
    with connection.cursor() as cursor:
        turned_back(cursor.execute)
    assert setting_up.state() is setting_up.Standing.BEFORE
    units = list(Unit.objects.order_by("pk").values())
    assert units
    done = carrying_over.run()
    assert setting_up.state() is setting_up.Standing.READY
    assert done.rows > len(units)
    assert list(Unit.objects.order_by("pk").values()) == units
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {done.kept}.exchange_watch")  # noqa: S608
    with pytest.raises(carrying_over.NotCarried):
        carrying_over.run()  # the schema that keeps the old tables is there
