from django.apps import AppConfig


class LogbookConfig(AppConfig):
    name = "tinhban.logbook"
    label = "logbook"

    def ready(self) -> None:
        from tinhban.exchange import clock
        from tinhban.logbook import jobs, rail

        rail.register()
        clock.register("links of recorded rows", jobs.look_for_links)
