"""Days and hours as people type them."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from tinhban.screens.fields import DayField, MomentField


@pytest.mark.parametrize(
    "typed",
    ["07/02/2023", "7/2/2023", " 7-2-23 ", "07022023", "ngày 7 tháng 2 năm 2023", "2023-02-07"],
)
def test_a_day_is_read_as_it_is_written_here(typed: str) -> None:
    assert DayField().clean(typed) == date(2023, 2, 7)


def test_a_day_is_shown_as_it_is_written_here() -> None:
    field = DayField()
    shown = field.widget.render("ngay", field.prepare_value(date(2023, 2, 7)), {})
    assert 'value="07/02/2023"' in shown
    assert 'type="text"' in shown  # the browser's calendar has an order of its own


def test_nothing_typed_is_no_day() -> None:
    assert DayField(required=False).clean("  ") is None


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("02/13/2023", "Ghi ngày trước"),
        ("31/02/2023", "không có ngày 31"),
        ("7/2", "không ghi năm"),
        ("mai", "không phải là ngày"),
    ],
)
def test_what_is_no_day_is_refused_in_words(typed: str, reason: str) -> None:
    with translation.override("vi"), pytest.raises(ValidationError, match=reason):
        DayField().clean(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "18:00 07/02/2023",
        "07/02/2023 18:00",
        "18h ngày 7/2/2023",
        "18 giờ, 7/2/2023",
        "2023-02-07T18:00",
    ],
)
def test_a_moment_is_an_hour_and_a_day_in_viet_nam(typed: str) -> None:
    moment = MomentField().clean(typed)
    assert isinstance(moment, datetime)
    assert moment.utcoffset() == timedelta(hours=7)
    assert (moment.date(), moment.hour, moment.minute) == (date(2023, 2, 7), 18, 0)


@pytest.mark.parametrize("typed", ["07/02/2023", "25:00 07/02/2023", "18:00"])
def test_what_is_no_moment_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        MomentField().clean(typed)
