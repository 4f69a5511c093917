"""How a relay reads, what may be done to it, what waits of it, how it is found."""

from functools import partial

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhban.figures.declaring import declare
from tinhban.figures.words import NUMBER, Part, Words
from tinhban.organisations import permissions
from tinhban.organisations.permissions import Role
from tinhban.records.acts import Act, Makes, Says, cancelling
from tinhban.records.finding import Heading
from tinhban.records.forms import IntentionForm, UidChoices, note_field
from tinhban.records.noun import Awaited, Noun, some
from tinhban.records.partners import ProgrammeForm
from tinhban.records.projections import Listed
from tinhban.records.rows import awaiting
from tinhban.relays import events
from tinhban.relays.models import Relay, RelayAnswer, RelayTaker, RelayUse
from tinhban.screens.fields import DayField

MINUTES = (1, 24 * 60)
STATES = {
    "proposed": ("wait", _("Proposed")),
    "declined": ("off", _("Declined")),
    "confirmed": ("doing", _("Confirmed")),
    "tested": ("doing", _("Signal tested")),
    "on_air": ("risk", _("On air")),
    "recorded": ("done", _("Broadcast from a recording")),
    "completed": ("done", _("Relayed")),
    "cancelled": ("off", _("Cancelled")),
}


class Permission(permissions.Act):
    RELAY = "relays.relay"


permissions.declare({Permission.RELAY: {Role.OFFICER, Role.EDITOR, Role.LEADER}})


class RelayForm(ProgrammeForm):
    to = UidChoices(label=_("Stations"))
    title = forms.CharField(label=_("Programme to be relayed"), max_length=300)
    airs_on = DayField(label=_("On air on"))
    starts = forms.TimeField(label=_("Starts at"))
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=MINUTES[1])
    recorded = forms.BooleanField(label=_("From a recording"), required=False)
    signal = forms.CharField(label=_("Signal"), required=False, max_length=300)
    note = note_field()


class StepForm(IntentionForm):
    step = forms.ChoiceField(
        label=_("How far"), choices=some(STATES, "confirmed", "tested", "on_air", "declined")
    )
    reason = note_field()


class UseForm(IntentionForm):
    outlet = forms.CharField(label=_("Broadcast on"), max_length=200)
    airs_on = DayField(label=_("Day"))
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=MINUTES[1])
    step = forms.ChoiceField(label=_("How"), choices=some(STATES, "completed", "recorded"))


_open_for = partial(awaiting, Relay, words=RelayAnswer, done=RelayUse)
RELAY = Noun(
    model=Relay,
    app="relays",
    key="relay",
    path="tiep-song",
    name=_("Relay"),
    plural=_("Relays"),
    section="exchange",
    position=80,
    heading=Heading(_("Relays"), place=45),
    right=Permission.RELAY,
    owner="proposed_by",
    made=_("Station of origin"),
    day="airs_on",
    due="airs_on",
    shown=lambda rows: rows.prefetch_related("takers", "answers", "uses"),
    told=("answers", "uses"),
    states=STATES,
    facts=lambda row: [f"{row.starts}, {row.minutes}′"],
    empty=_("No programme was proposed to be relayed yet."),
    acts=(
        Makes(
            events.RelayProposed,
            name="propose_relay",
            form=RelayForm,
            to="to",
            limits={"minutes": MINUTES},
            lists=[Listed(RelayTaker, "to", owner="relay_id")],
            found=("note", "signal"),
            verb=_("Propose a relay"),
        ),
        Act(
            name="confirm_relay",
            path="xac-nhan",
            does="step_relay",
            said={"step": "confirmed"},
            verb=_("Confirm the relay"),
            when=lambda seen: not seen.our_words,
        ),
        Says(
            events.RelayAnswered,
            RelayAnswer,
            name="step_relay",
            path="tien-do",
            form=StepForm,
            with_reason=lambda said: said["step"] == "declined",
            verb=_("Say how far it is"),
        ),
        Makes(
            events.RelayCompleted,
            RelayUse,
            name="complete_relay",
            path="da-phat",
            form=UseForm,
            fills=lambda relay: {"source": relay.proposed_by, "title": relay.title},
            limits={"minutes": MINUTES},
            past=("airs_on",),
            verb=_("Note the broadcast"),
        ),
        *cancelling(
            events.RelayCancelled,
            "relay",
            verb=_("Call the relay off"),
            when=lambda seen: seen.state not in ("cancelled", "completed", "recorded"),
        ),
    ),
    waits=(
        Awaited(
            kind="relay",
            rows=lambda uid, on: _open_for(uid).filter(airs_on__gte=on),
            words=_("To relay: %s"),
            verb=_("Answer the proposal"),
            acts=("confirm_relay", "step_relay"),
        ),
        Awaited(
            kind="relayed",
            rows=lambda uid, on: _open_for(uid, but=["declined"]).filter(airs_on__lt=on),
            words=_("Was it broadcast: %s"),
            verb=_("Note the broadcast"),
            acts=("complete_relay",),
        ),
    ),
)
RELAYED = declare(
    "relay",
    events.RelayCompleted,
    RelayUse,
    day="airs_on",
    other="source",
    words=Words({NUMBER: Part("relayed", _("Relayed"), _("relayed"))}, printed="Tiếp sóng"),
)
