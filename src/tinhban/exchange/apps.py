from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "tinhban.exchange"
    label = "exchange"

    def ready(self) -> None:
        from tinhban.exchange import clock, counters, permissions, projections, rail  # noqa: F401 - two register themselves
        from tinhban.exchange.logbook import jobs as log_jobs
        from tinhban.exchange.logbook import rail as logs
        from tinhban.exchange.watch import rail as watch

        counters.register()
        rail.register()
        logs.register()
        watch.register()
        clock.register("links of recorded rows", log_jobs.look_for_links)
