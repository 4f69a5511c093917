from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "tinhban.exchange"
    label = "exchange"

    def ready(self) -> None:
        from tinhban.exchange import counters, in_hand, permissions, projections, rail  # noqa: F401 - two register themselves
        from tinhban.exchange.queries import waiting

        counters.register()
        in_hand.register()
        rail.register()
        waiting.register()
