"""How every form of the house looks and speaks: one field, one template (`FORM_RENDERER`).

`{{ form }}` is what is wrong with it and its fields; `{{ form.title.as_field_group }}` is one field where a page sets
them by hand. A widget that brings classes of its own keeps them.
"""

from collections.abc import Iterable
from typing import Any, cast

from django.forms import BaseForm, BoundField, ChoiceField, Widget
from django.forms.renderers import DjangoTemplates

CONTROL = "form-control"
# By the kind of a control; a file's control is hidden under a label of ours.
LOOKS = {
    "checkbox": "form-check-input",
    "radio": "form-check-input",
    "select": "form-select",
    "file": "",
}
WRONG = "is-invalid"


class ShownField(BoundField):
    """A field in the look of the house; its control names its help and its error."""

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: Widget | None = None
    ) -> dict[str, Any]:
        made: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        control = widget or self.field.widget
        if control.is_hidden:
            return made
        look = LOOKS.get(getattr(control, "input_type", None) or "", CONTROL)
        words = (look, control.attrs.get("class"), WRONG if self.errors else "")
        made["class"] = " ".join(filter(None, words))
        if self.is_first_wrong and not self.use_fieldset:
            made["autofocus"] = True
        return made

    @property
    def is_first_wrong(self) -> bool:
        """Whether the cursor begins here: nothing else is to be read or corrected before it."""
        if not self.errors or self.form.prefix or self.form.non_field_errors():
            return False
        wrong = (field.name for field in self.form.visible_fields() if field.errors)
        return self.name == next(wrong, None)


def offer(form: BaseForm, name: str, choices: Iterable[Any]) -> None:
    """What may be chosen in a field is known when the form is made."""
    cast(ChoiceField, form.fields[name]).choices = choices


class Renderer(DjangoTemplates):
    """Django's own, with our field and our templates."""

    bound_field_class = ShownField
    field_template_name = "screens/forms/field.html"
    form_template_name = "screens/forms/form.html"
