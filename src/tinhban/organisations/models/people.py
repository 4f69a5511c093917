"""People who log in. What they may do is in their grants, never in the account."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.hashers import make_password
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from tinhban.foundation import text
from tinhban.foundation.ids import new_uid
from tinhban.foundation.time import now
from tinhban.organisations import passwords
from tinhban.organisations.models.bodies import Organisation
from tinhban.organisations.names import account_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tinhban.organisations.reader import Reader


USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,39}")


class PersonQuerySet(models.QuerySet["Person"]):
    def active(self) -> PersonQuerySet:
        return self.filter(is_active=True)

    def named(self, account: str) -> Person | None:
        """The account of this name in its stored form (`names.account_name`); None for what can be no name."""
        return self.filter(username=account).first() if USERNAME.fullmatch(account) else None

    def visible_to(self, reader: Reader) -> PersonQuerySet:
        """The people of the acting organisation: its own accounts and whoever has or had a grant in it."""
        here = reader.organisation
        if here is None or not reader.acts:
            return self.none()
        granted = models.Exists(here.grants.filter(person=models.OuterRef("pk")))
        return self.filter(models.Q(home=here) | granted)

    def in_protocol_order(self) -> PersonQuerySet:
        return self.order_by("rank", "sort_key", "username")


class PersonManager(BaseUserManager["Person"]):
    def create_person(
        self, username: str, display_name: str, password: str | None = None, **fields: Any
    ) -> Person:
        """An account; without a password nobody can log in to it until one is set."""
        person = self.model(username=username, display_name=display_name, **fields)
        person.set_password(password)
        person.save()
        return person

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(username=account_name(username or ""))


class Person(AbstractBaseUser):
    """Somebody who works for one or several organisations."""

    uid = models.UUIDField(primary_key=True, default=new_uid, editable=False)
    username = models.CharField(
        _("user name"),
        max_length=40,
        unique=True,
        validators=[
            RegexValidator(
                r"\A[a-z0-9][a-z0-9._-]{2,39}\Z",
                _("Use 3 to 40 small letters without marks, digits, dots or hyphens."),
            )
        ],
    )
    display_name = models.CharField(_("full name"), max_length=80)
    position = models.CharField(_("position"), max_length=120, blank=True)
    rank = models.PositiveSmallIntegerField(_("protocol rank"), default=900)
    home = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="accounts"
    )  # whose administrators look after the account itself
    sort_key = models.CharField(max_length=text.SORT_KEY_LENGTH, editable=False)
    folded = models.CharField(max_length=200, editable=False)
    is_active = models.BooleanField(default=True)

    history = HistoricalRecords(excluded_fields=["password", "last_login", "sort_key", "folded"])
    objects = PersonManager.from_queryset(PersonQuerySet)()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["display_name"]

    if TYPE_CHECKING:
        _history_user: Person | None
        _history_date: datetime

    def __str__(self) -> str:
        return self.display_name

    def set_password(self, raw_password: str | None) -> None:
        """Hashed in its normal form: the same letters are typed differently on another machine."""
        super().set_password(None if raw_password is None else passwords.normal(raw_password))

    def check_password(self, raw_password: str | None) -> bool:
        raw_password = raw_password or ""
        typed = passwords.normal(raw_password)
        if not passwords.may_be_one(typed):
            make_password("x")  # as long as a wrong one takes
            return False
        if super().check_password(typed):
            return True
        if typed == raw_password or not super().check_password(raw_password):
            return False
        self.set_password(typed)  # it was set before there was a normal form
        self.save(update_fields=["password"])
        return True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.display_name = text.clean_cell(self.display_name)
        self.sort_key = text.person_sort_key(self.display_name)
        self.folded = text.fold(f"{self.display_name} {self.username}")
        fields: Iterable[str] | None = kwargs.get("update_fields")
        if fields is not None and "display_name" in fields:
            kwargs["update_fields"] = {*fields, "sort_key", "folded"}
        self._history_date = now()
        if fields is not None and set(fields) <= {"last_login", "password"}:
            self.skip_history_when_saving = True  # a log-in is no change of the person
        try:
            super().save(*args, **kwargs)
        finally:
            self.__dict__.pop("skip_history_when_saving", None)

    def get_full_name(self) -> str:
        return self.display_name
