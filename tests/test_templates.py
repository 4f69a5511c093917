"""What a template may not do, read from the compiled templates of the whole project."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template import Context, VariableDoesNotExist, engines
from django.template.base import FilterExpression, Node, Template, Variable

import tinhban

PACKAGE = Path(tinhban.__file__).parent
TEMPLATES = sorted(p for p in PACKAGE.rglob("templates/**/*") if p.is_file())
_PARTS_OF_TEMPLATES = ("django.template", "django.templatetags", "tinhban")


def compiled(source: str) -> Template:
    return engines["django"].from_string(source).template


def expressions(part: object, seen: dict[int, object] | None = None) -> Iterator[FilterExpression]:
    """Every expression with filters of a template, whatever tag holds it."""
    seen = {} if seen is None else seen
    if id(part) in seen:
        return
    seen[id(part)] = part  # kept, or its id would be another's
    if isinstance(part, FilterExpression):
        yield part
    inner = part.values() if isinstance(part, dict) else part
    if isinstance(part, dict | list | tuple):
        for one in inner:
            yield from expressions(one, seen)
    if isinstance(part, Node | Template) or type(part).__module__.startswith(_PARTS_OF_TEMPLATES):
        for name, one in getattr(part, "__dict__", {}).items():
            if name not in ("origin", "engine", "token"):
                yield from expressions(one, seen)


def arguments(source: str) -> list[str]:
    """The variables that stand as arguments of filters."""
    return [
        argument.var
        for expression in expressions(compiled(source))
        for _filter, given in expression.filters
        for is_variable, argument in given
        if is_variable and isinstance(argument, Variable) and argument.lookups  # no number
    ]


def test_no_argument_of_a_filter_is_a_variable():
    """A missing variable is nothing where it is shown, and an exception where it is a filter's argument.

    The page then answers 500 for as long as the value is missing. Use a tag, whose arguments may be
    missing (`{% firstof a b %}` for `a|default:b`), or let Python give the value.
    """
    assert len(TEMPLATES) > 100
    wrong = {
        str(path.relative_to(PACKAGE)): found
        for path in TEMPLATES
        if (found := arguments(path.read_text()))
    }
    assert wrong == {}


@pytest.mark.parametrize(
    "source",
    [
        "{{ a|default:b.c }}",
        "{{ a|default:b }}",
        "{% if x %}{% for y in z %}{{ y|add:y.n }}{% endfor %}{% endif %}",
        "{% if a|add:b.c %}x{% endif %}",
        "{% with x=a|default:b.c %}{{ x }}{% endwith %}",
        "{% firstof a|default:b.c '' %}",
        "{% load i18n %}{% blocktranslate with x=a|default:b.c %}{{ x }}{% endblocktranslate %}",
        "{% include 'x.html' with y=a|default:b.c %}",
        "{% for x in a|slice:b.c %}{% endfor %}",
    ],
)
def test_the_rule_finds_it_wherever_it_stands(source):
    assert arguments(source)


@pytest.mark.parametrize(
    "source",
    ["{{ a|date:'d/m/Y' }}", "{{ a|default:_('none') }}", "{% firstof a.b c.d 'x' %}", "{{ a|add:2 }}"],
)  # fmt: skip
def test_what_cannot_be_missing_is_let_through(source):
    assert arguments(source) == []


def test_why_there_is_the_rule():
    with pytest.raises(VariableDoesNotExist):
        compiled("{{ row.title|default:row.other }}").render(Context({"row": {}}))
    assert compiled("{% firstof row.title row.other %}").render(Context({"row": {}})) == ""
