from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "tinhban.desk"
    label = "desk"

    def ready(self) -> None:
        from tinhban.screens import rail

        rail.register("", 0, _("Desk"), "desk:home", "home-2")
