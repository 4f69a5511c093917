from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "tinhban.desk"
    label = "desk"

    def ready(self) -> None:
        from tinhban.desk import terms
        from tinhban.desk.exports import actions
        from tinhban.desk.models import LongExport
        from tinhban.jobs import work
        from tinhban.records.terms import register_terms
        from tinhban.screens import exporting, rail

        exporting.by_the_worker(actions.begin)
        work.register(
            work.Work(
                actions.MAKING,
                "tinhban.desk.exports.actions.run",
                at_work=LongExport.objects.at_work,
            )
        )
        register_terms(terms.terms_of)
        rail.register("", 0, _("Desk"), "desk:home", "home-2")
