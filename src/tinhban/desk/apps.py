from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "tinhban.desk"
    label = "desk"

    def ready(self) -> None:
        from tinhban.desk.exports import actions
        from tinhban.screens import exporting, rail

        exporting.by_the_worker(actions.begin)
        rail.register("", 0, _("Desk"), "desk:home", "home-2")
