from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "tinhban.exchange"
    label = "exchange"

    def ready(self) -> None:
        from tinhban.exchange import counters, permissions, projections, rail  # noqa: F401 - two register themselves
        from tinhban.exchange.queries import waiting

        counters.register()
        rail.register()
        waiting.register()
