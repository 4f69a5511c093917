"""The acts of a noun: how each is offered, and, where it is of a common kind, its event, its action and its projection.

Makes(events.RelayProposed, name="propose_relay", form=RelayForm, to="to", …)         makes a thing with its lists
Marks(events.RelayCancelled, name="cancel_relay", marked="cancelled", …)              its owner marks it once
Says(events.RelayAnswered, RelayAnswer, name="step_relay", form=StepForm, …)          somebody says a word about it
Act(name="confirm_relay", does="step_relay", said={"step": "confirmed"}, …)           another button for one of these
Act(name="accept_request", do=answer_request, …)                              an action of its own
Act(name="fulfil", verb=_("Deliver the item"), …)                                     a button to an ordinary view
"""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from dataclasses import KW_ONLY, dataclass, field
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tinhban.organisations.models import Organisation
from tinhban.organisations.permissions import Act as Right
from tinhban.records import access, projections, verbs
from tinhban.records.forms import IntentionForm, ReasonForm
from tinhban.records.index.filling import let_find
from tinhban.records.projections import Listed
from tinhban.records.refusals import RecordRefused
from tinhban.records.seen import Seen

Do = Callable[..., Any]
NOT_YOURS = _("Only who made it may take it back.")
TAKEN_BACK = _("It is taken back.")


@dataclass(frozen=True, eq=False, kw_only=True)
class Act:
    """What may be done: with which form, in which words, when it is offered; `right` where it is not the noun's."""

    name: str  # of its route
    path: str = ""  # of its address, after the thing's
    verb: Any = ""  # on the button: verb and object; none where no page offers it
    right: Right | None = None
    # Takes the thing by the key of its noun, what form and button say, `by`, `as_`, `id`.
    do: Do | None = None
    does: str = ""  # the act whose action this is
    form: type[IntentionForm] | None = None  # none: one press
    said: Mapping[str, Any] = field(default_factory=dict)  # what the button itself says
    press: Any = ""  # on the button of its page; the verb where there is none
    explains: Any = (
        ""  # what the page says above the form; the name of the thing where there is none
    )
    danger: bool = False
    done: Any = _("It is noted.")  # noqa: RUF009 - a lazy word
    undo: str = ""  # the act that takes it back
    when: Callable[[Seen], bool] | None = (
        None  # whether the button is there, among those who may do it
    )
    look: Callable[[Seen], str] | str = (
        ""  # primary | quiet; one press is the first choice where it says nothing
    )
    icon: str = ""

    def action(self, noun: Any) -> Do | None:
        """What is done; None where the button leads to an ordinary view."""
        done: Do | None = noun.do(self.does) if self.does else self.do
        return done

    def project(self, noun: Any) -> type[Model] | None:
        """Register the projection of its event, and tell its table; nothing where it has none of its own."""
        return None

    @property
    def begins(self) -> bool:
        """It is done without a thing, and makes one."""
        return False

    @property
    def steps(self) -> frozenset[str] | None:
        """The states that can be said by it: the choices of its form; None where it says none."""
        field: Any = self.form.base_fields.get("step") if self.form else None
        return frozenset(value for value, _words in field.choices) if field else None

    def right_of(self, noun: Any) -> Right:
        right: Right = self.right or noun.right
        return right

    def is_for(self, seen: Seen) -> bool:
        """Whether it is the reader's organisation that may do it to the thing as it stands."""
        return seen.noun.act(self.does).is_for(seen) if self.does else True

    def offered(self, seen: Seen) -> bool:
        if not self.is_for(seen) or not (self.when is None or self.when(seen)):
            return False
        return access.may(seen.reader, self.right_of(seen.noun), getattr(seen.row, "channel", ""))


@dataclass(frozen=True, eq=False)
class Makes(Act):
    """Makes a thing of the noun; with a model of its own, one of those about a thing of the noun, by each receiver.

    The first field of the event is the uid of what is made; who signs stands in the column `by` of such a model.
    """

    event: type
    model: Any = None
    _: KW_ONLY
    to: str = ""
    limits: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    past: tuple[str, ...] = ()
    check: verbs.Check | None = None
    fills: Callable[[Any], dict[str, Any]] = lambda _about: {}
    refuse: verbs.Refuse | None = None  # none: only those whom the thing is for make one about it
    sorted_by: str = ""
    words: Sequence[str] = ("title",)
    lists: Sequence[Listed] = ()
    replaces: bool = False  # its owner may change what was made, by making it anew
    found: Sequence[str] | None = None  # besides its title: the words by which the search finds it

    @property
    def begins(self) -> bool:
        return self.model is None

    def is_for(self, seen: Seen) -> bool:
        """Whom the thing is for makes one about it, once, as long as it was not taken back."""
        if self.begins:
            return True
        made = any(isinstance(word, self.model) for word in seen.our_words)
        return seen.of_us and not made and not getattr(seen.row, "cancelled_on", None)

    @property
    def _key(self) -> str:
        return dataclasses.fields(self.event)[0].name

    def action(self, noun: Any) -> Do | None:
        return super().action(noun) or verbs.making(
            self.event,
            self.model or noun.model,
            key=self._key,
            signer=self.model.by if self.model else noun.owner,
            right=self.right_of(noun),
            to=self.to,
            limits=self.limits,
            past=self.past,
            check=self.check,
            steps=self.steps,
            replaces=self.replaces,
            about=noun.key if self.model else "",
            fills=self.fills,
            refuse=self.refuse or receivers_only(noun),
        )

    def project(self, noun: Any) -> type[Model] | None:
        model: type[Model] = self.model or noun.model
        found = [] if self.found is None else [self._let_find(noun, self.found)]
        projections.made(
            self.event,
            model,
            uid=self._key,
            signer=self.model.by if self.model else noun.owner,
            sorted_by=self.sorted_by,
            words=() if self.model else self.words,
            lists=self.lists,
            replaces=self.replaces,
            then=found,
        )
        return model

    def _let_find(self, noun: Any, words: Sequence[str]) -> projections.Then:
        who = (self.to,) if self.to else ()
        return let_find(
            noun.index, uid=self._key, on=noun.day, title=noun.title, words=words, who=who
        )


@dataclass(frozen=True, eq=False)
class Marks(Act):
    """Its owner marks a thing once, with a reason."""

    event: type
    _: KW_ONLY
    marked: str = "cancelled"
    refused: Any = ""

    def is_for(self, seen: Seen) -> bool:
        return seen.ours

    def action(self, noun: Any) -> Do | None:
        return super().action(noun) or verbs.marking(
            self.event,
            noun.model,
            key=noun.key,
            signer=noun.owner,
            as_=self.marked,
            right=self.right_of(noun),
            refused=self.refused,
        )

    def project(self, noun: Any) -> type[Model] | None:
        projections.marked(self.event, noun.model, uid=noun.key, signer=noun.owner, as_=self.marked)
        return None


@dataclass(frozen=True, eq=False)
class Says(Act):
    """Somebody says a word about a thing (`records.rows.Word`), which mostly replaces the last one."""

    event: type
    model: Any
    _: KW_ONLY
    refuse: verbs.Refuse | None = None  # none: only those whom it is for
    with_reason: Callable[[dict[str, Any]], bool] = lambda _said: False
    check: verbs.Check | None = None
    once: tuple[str, ...] = ()  # the fields by which a word was said already; none: all of them
    replaces: bool = True

    def is_for(self, seen: Seen) -> bool:
        return seen.of_us and not getattr(seen.row, "cancelled_on", None)

    def action(self, noun: Any) -> Do | None:
        return super().action(noun) or verbs.saying(
            self.event,
            self.model,
            about=self.model.about,
            signer=self.model.by,
            on=self.model.on,
            right=self.right_of(noun),
            refuse=self.refuse or receivers_only(noun),
            with_reason=self.with_reason,
            check=self.check,
            steps=self.steps,
            once=self.once,
        )

    def project(self, noun: Any) -> type[Model] | None:
        about, signer = self.model.about, self.model.by
        projections.said(self.event, self.model, about=about, signer=signer, replaces=self.replaces)
        table: type[Model] = self.model
        return table


def receivers_only(noun: Any) -> verbs.Refuse:
    """Only those whom a thing is for may, as long as it was not taken back."""

    def refuse(thing: Any, as_: Organisation) -> None:
        if as_.uid not in noun.receivers(thing):
            raise RecordRefused(gettext("This was sent to other organisations."))
        if getattr(thing, "cancelled_on", None):
            told = gettext("It was taken back on %(day)s.")
            raise RecordRefused(told % {"day": f"{thing.cancelled_on:%d/%m/%Y}"})

    return refuse


def cancelling(
    event: type,
    key: str,
    *,
    verb: Any,
    refused: Any = NOT_YOURS,
    done: Any = TAKEN_BACK,
    when: Callable[[Seen], bool],
    right: Right | None = None,
) -> tuple[Act, Act]:
    """The two acts by which its owner takes a thing back: with a reason, or at once after it was made."""
    return (
        Marks(
            event,
            name=f"cancel_{key}",
            path="huy",
            right=right,
            form=ReasonForm,
            verb=verb,
            refused=refused,
            done=done,
            when=when,
            danger=True,
        ),
        Act(
            name=f"undo_{key}",
            path="hoan-tac",
            right=right,
            does=f"cancel_{key}",
            said={"reason": _("Undone right after it was sent")},
            done=done,
        ),
    )
