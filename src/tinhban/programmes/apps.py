from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProgrammesConfig(AppConfig):
    name = "tinhban.programmes"
    label = "programmes"

    def ready(self) -> None:
        from tinhban.programmes import in_hand, projections, search  # noqa: F401 - one registers itself
        from tinhban.screens import rail

        in_hand.register()
        search.register()
        rail.register(
            "cooperation", 10, _("Co-operation programmes"), "programmes:list", "file-certificate"
        )
