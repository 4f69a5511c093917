"""Where the pages about people stand."""

from django.urls import reverse
from django.utils.translation import gettext as _

from tinhban.organisations.models import Person
from tinhban.screens.one_act import Crumbs


def people() -> Crumbs:
    return ((_("People and roles"), reverse("organisations:people")),)


def person(shown: Person) -> Crumbs:
    return (*people(), (shown, reverse("organisations:person", args=[shown.pk])))
