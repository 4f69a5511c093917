from importlib import import_module
from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.db.models.signals import post_migrate

if TYPE_CHECKING:
    from tinhban.records.noun import Noun


class RecordsConfig(AppConfig):
    default = True
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


class NounsConfig(AppConfig):
    """A room of declared nouns: they stand in its module `noun`, and `address` says where their pages are."""

    default = False
    address: str
    nouns: "list[Noun]"

    def __init_subclass__(cls) -> None:
        cls.default = True  # of the two classes that its module has

    def ready(self) -> None:
        from tinhban.records import noun, noun_register

        module = import_module(f"{self.name}.noun")
        self.nouns = [one for one in vars(module).values() if isinstance(one, noun.Noun)]
        for one in self.nouns:
            noun_register.register(one)
