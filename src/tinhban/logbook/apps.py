from django.apps import AppConfig


class LogbookConfig(AppConfig):
    name = "tinhban.logbook"
    label = "logbook"

    def ready(self) -> None:
        from tinhban.jobs import clock, work
        from tinhban.logbook import rail
        from tinhban.logbook.models import WORK, ImportBatch

        rail.register()
        clock.register("links of recorded rows", "tinhban.logbook.linking.look_everywhere")
        work.register(
            work.Work(
                WORK, "tinhban.logbook.working.carry_out", at_work=ImportBatch.objects.at_work
            )
        )
