from django.apps import AppConfig


class WatchConfig(AppConfig):
    name = "tinhban.watch"
    label = "watch"

    def ready(self) -> None:
        from tinhban.watch import jobs, rail, waiting

        jobs.register()
        rail.register()
        waiting.register()
