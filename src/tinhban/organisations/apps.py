from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OrganisationsConfig(AppConfig):
    name = "tinhban.organisations"
    label = "organisations"

    def ready(self) -> None:
        from tinhban.organisations import entering  # noqa: F401 - notes who comes and goes
        from tinhban.screens import rail

        rail.register("organisation", 10, _("People and roles"), "organisations:people", "users")
        rail.register("organisation", 20, _("Bodies"), "organisations:list", "book-2")
