from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "tinhban.exchange"
    label = "exchange"

    def ready(self) -> None:
        from tinhban.exchange import counters, permissions, projections  # noqa: F401 - register themselves
        from tinhban.exchange.logbook import rail as logs

        counters.register()
        logs.register()
