"""Head and rows of a draft as one form: read, checked, and turned into terms."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.forms import formset_factory
from django.forms.formsets import BaseFormSet
from django.http import QueryDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from tinhban.foundation import ids
from tinhban.programmes.as_json import row_of
from tinhban.programmes.forms.buttons import GROUPS, MOST_ROWS, total_of
from tinhban.programmes.forms.draft_rows import ROW_FORMS, Choices, HeadForm, RowForm
from tinhban.programmes.models import PartyRole
from tinhban.programmes.terms import Terms
from tinhban.wire.programmes import CommitmentTerms, ItemTerms, LinkTerms, PartyTerms


class DraftForms:
    """Head and rows of a draft, as one thing: read, checked, and turned into terms."""

    def __init__(
        self,
        data: QueryDict | None = None,
        *,
        terms: Terms | None = None,
        organisations: Choices,
        programmes: Choices,
        names: dict[UUID, str],
    ) -> None:
        self.data = data
        self.terms = terms
        self.names = names
        self.organisations = organisations
        self.programmes = programmes
        self.head = HeadForm(data, initial=_head_of(terms))
        self.rows: dict[str, BaseFormSet[RowForm]] = {}
        for group in GROUPS:
            self.rows[group] = self._formset(group)

    def _formset(self, group: str) -> "BaseFormSet[RowForm]":
        initial = _rows_of(self.terms, group)
        made = formset_factory(
            ROW_FORMS[group],
            extra=0 if initial else {"parties": 2, "items": 1}.get(group, 0),
            max_num=MOST_ROWS,
            absolute_max=MOST_ROWS,
            can_order=group == "parties",
        )
        lists = {
            "organisations": self.organisations,
            "programmes": self.programmes,
            "parties": self._party_choices,
            "items": self._item_choices,
        }
        formset = made(self.data, initial=initial, prefix=group, form_kwargs={"lists": lists})
        for form in formset.forms:
            form.empty_permitted = False
            form.fields["uid"].initial = form.initial.get("uid") or ids.new_uid()
            if "ORDER" in form.fields:
                form.fields["ORDER"].label = _("Signs as number")
        return formset

    @cached_property
    def _item_choices(self) -> Choices:
        """The items of this form, so that a commitment can name one that is not saved yet."""
        if self.data is None:
            rows = [(str(r["uid"]), r["text"]) for r in _rows_of(self.terms, "items")]
        else:
            rows = [
                (self.data.get(f"items-{n}-uid", ""), self.data.get(f"items-{n}-text", ""))
                for n in range(total_of(self.data, "items"))
            ]
        return [(uid, f"{n}. {text[:80]}") for n, (uid, text) in enumerate(rows, 1) if uid]

    @cached_property
    def _party_choices(self) -> Choices:
        if self.data is None:
            chosen = [str(r["organisation"]) for r in _rows_of(self.terms, "parties")]
        else:
            chosen = [
                self.data.get(f"parties-{n}-organisation", "")
                for n in range(total_of(self.data, "parties"))
            ]
        names = dict(self.organisations)
        return [(uid, names[uid]) for uid in dict.fromkeys(chosen) if uid in names]

    def without_reproach(self) -> None:
        """While rows are being added what was typed stands there, and nothing is wrong with it yet."""
        for form in (self.head, *(form for rows in self.rows.values() for form in rows.forms)):
            form.errors.clear()

    def is_valid(self) -> bool:
        return all([self.head.is_valid(), *(rows.is_valid() for rows in self.rows.values())])

    def to_terms(self) -> Terms:
        """The terms of a form that is valid; the term's days hold for every commitment."""
        head = self.head.cleaned_data
        starts_on, ends_on = head["term"]
        parties = self.rows["parties"]
        return Terms(
            title=head["title"],
            kind=head["kind"],
            starts_on=starts_on,
            ends_on=ends_on,
            theme=head["theme"],
            place=head["place"],
            parties=tuple(self._party(f) for f in _filled(parties.ordered_forms)),
            items=tuple(
                ItemTerms(
                    item=f.row_uid,
                    sector_field=f.cleaned_data["sector_field"],
                    text=f.cleaned_data["text"],
                )
                for f in _filled(self.rows["items"].forms)
            ),
            commitments=tuple(
                CommitmentTerms(
                    commitment=f.row_uid,
                    item=UUID(f.cleaned_data["item"]),
                    phrase=f.cleaned_data["phrase"],
                    target_kind=f.cleaned_data["target_kind"],
                    starts_on=starts_on,
                    ends_on=ends_on,
                    debtor=_uid(f.cleaned_data["debtor"]),
                    beneficiary=_uid(f.cleaned_data["beneficiary"]),
                    indicator=f.cleaned_data["indicator"],
                    number=f.cleaned_data["number"],
                    qualifier=f.cleaned_data["qualifier"] or "exact",
                    per=f.cleaned_data["per"],
                    unit=f.cleaned_data["unit"],
                    counting=f.cleaned_data["counting"],
                )
                for f in _filled(self.rows["commitments"].forms)
            ),
            links=tuple(
                LinkTerms(
                    link=f.row_uid,
                    channel=f.cleaned_data["channel"],
                    title=dict(self.programmes)[f.cleaned_data["channel"]],
                )
                for f in _filled(self.rows["links"].forms)
            ),
        )

    def _party(self, form: RowForm) -> PartyTerms:
        data = form.cleaned_data
        organisation = UUID(data["organisation"])
        return PartyTerms(
            party=form.row_uid,
            organisation=organisation,
            name_as_signed=data["name_as_signed"] or self.names.get(organisation, ""),
            role=data["role"] or PartyRole.PARTY.value,
            contact_point=data["contact_point"],
        )


def _filled(forms_: Iterable[RowForm]) -> list[RowForm]:
    return [f for f in forms_ if not f.is_blank]


def _uid(text: str) -> UUID | None:
    return UUID(text) if text else None


def _head_of(terms: Terms | None) -> dict[str, Any]:
    if terms is None:
        return {}
    first, last = terms.starts_on, terms.ends_on
    whole = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
    if whole:
        term = f"{first.year}" if first.year == last.year else f"{first.year} - {last.year}"
    else:
        term = f"{first:%d/%m/%Y} - {last:%d/%m/%Y}"
    return {
        "title": terms.title,
        "kind": terms.kind,
        "term": term,
        "theme": terms.theme,
        "place": terms.place,
    }


def _rows_of(terms: Terms | None, group: str) -> list[dict[str, Any]]:
    if terms is None:
        return []
    names = {"parties": "party", "items": "item", "commitments": "commitment", "links": "link"}
    rows = []
    for n, part in enumerate(getattr(terms, group), 1):
        row = row_of(part)
        uid = row[names[group]]
        rows.append({**row, "uid": uid, "ORDER": n})
    return rows
