from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "tinhban.exchange"
    label = "exchange"

    def ready(self) -> None:
        from tinhban.exchange import permissions, projections  # noqa: F401 - they register themselves
