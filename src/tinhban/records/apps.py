from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RecordsConfig(AppConfig):
    name = "tinhban.records"
    label = "records"

    def ready(self) -> None:
        from tinhban.ledger.registry import projected
        from tinhban.records import directory
        from tinhban.records.index import tables
        from tinhban.records.models import Findable

        projected(Findable)
        directory.register()
        post_migrate.connect(tables.make_missing, sender=self)
