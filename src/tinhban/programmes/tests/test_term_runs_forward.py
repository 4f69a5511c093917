"""A term that ends before it begins ("2017 - 2012") is refused with the reason, wherever it is typed."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tinhban.programmes import actions
from tinhban.programmes.forms.draft_rows import HeadForm
from tinhban.programmes.models import ProgrammeDraft
from tinhban.programmes.terms import check_term

from .conftest import party, terms_of


def test_form_names_both_years():
    form = HeadForm({"title": "Chương trình", "kind": "programme", "term": "2017-2012"})
    assert not form.is_valid()
    assert "2017" in form.errors["term"][0] and "2012" in form.errors["term"][0]
    good = HeadForm({"title": "a", "kind": "programme", "term": "giai đoạn 2012 - 2015"})
    assert good.is_valid()
    assert good.cleaned_data["term"] == (date(2012, 1, 1), date(2015, 12, 31))


def test_action_refuses_and_saves_nothing(owner, partner):
    backwards = terms_of(
        party(owner), party(partner), starts_on=date(2017, 1, 1), ends_on=date(2012, 12, 31)
    )
    with pytest.raises(actions.BadTerms, match="2017 - 2012"):
        actions.save_draft(terms=backwards, **owner.acting)
    assert not ProgrammeDraft.objects.exists()


def test_days_are_named_inside_one_year():
    with pytest.raises(actions.BadTerms, match="31/12/2022 - 01/01/2022"):
        check_term(date(2022, 12, 31), date(2022, 1, 1))


def test_database_refuses_it_too(programme):
    with pytest.raises(IntegrityError), transaction.atomic():
        type(programme).objects.update(ends_on=date(2012, 1, 1))
