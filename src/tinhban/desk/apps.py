from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "tinhban.desk"
    label = "desk"

    def ready(self) -> None:
        from tinhban.desk import terms
        from tinhban.desk.exports import actions
        from tinhban.exchange import hooks
        from tinhban.screens import exporting, rail

        exporting.by_the_worker(actions.begin)
        hooks.register_terms(terms.terms_of)
        rail.register("", 0, _("Desk"), "desk:home", "home-2")
