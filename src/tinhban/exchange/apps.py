from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "tinhban.exchange"
    label = "exchange"

    def ready(self) -> None:
        from tinhban.exchange import counters, in_hand, lists, permissions, projections, rail  # noqa: F401 - two register themselves
        from tinhban.exchange.nouns.columns import COLUMN
        from tinhban.exchange.nouns.requests import REQUEST
        from tinhban.exchange.queries import waiting
        from tinhban.records.noun_register import register

        counters.register()
        in_hand.register()
        rail.register()
        lists.register()
        register(REQUEST)
        register(COLUMN)
        waiting.register()
