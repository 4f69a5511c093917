from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "tinhban.ledger"
    label = "ledger"

    def ready(self) -> None:
        from tinhban.ledger import projections  # noqa: F401 - registers who applies what
