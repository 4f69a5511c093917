import pytest
from django.template import Context, Template

from tinhban.screens.page_acts import split

WORD = '<a class="btn" href="/w"><svg class="ic" viewBox="0 0 24 24"><path d="M1 1"/></svg>Tải Word</a>'
PLAN = '<form method="post" action="/k"><input type="hidden" name="x" value="a>b"><button class="btn">Lập kế hoạch</button></form>'
SIGN = '<a class="btn btn-sign" href="/c">Chốt số liệu…</a>'
SEND = '<form method="post"><button class="btn btn-primary">Gửi đề nghị</button></form>'
MENU = '<details class="pop"><summary class="btn">Thêm</summary><div><a href="/1">Ghi nhận chữ ký…</a><a href="/2">Đóng…</a></div></details>'
YEARS = '<a class="btn btn-quiet" rel="prev" href="?nam=2021">2021</a><a class="btn btn-quiet" rel="next" href="?nam=2023">2023</a>'


@pytest.mark.parametrize(
    ("markup", "first", "rest", "stays"),
    [
        ("", None, [], []),
        ("\n  ", None, [], []),
        (WORD, WORD, [], []),
        (WORD + SIGN, SIGN, [WORD], []),
        (f"{WORD}\n{PLAN}\n{SEND}", SEND, [WORD, PLAN], []),
        (WORD + PLAN, WORD, [PLAN], []),
        (MENU + WORD, WORD, [MENU], []),
        (MENU, None, [MENU], []),
        (YEARS + SEND, SEND, [], [YEARS]),
        (YEARS + WORD + SEND, SEND, [WORD], [YEARS]),
    ],
)
def test_the_acts_of_a_head_are_told_apart(markup, first, rest, stays):
    found = split(markup)
    assert (found.first.markup if found.first else None) == first
    assert [act.markup for act in found.rest] == rest
    assert "".join(act.markup for act in found.stays) == "".join(stays)


def test_a_menu_inside_the_menu_is_opened_out():
    assert split(MENU + SEND).in_menu == ['<a href="/1">Ghi nhận chữ ký…</a><a href="/2">Đóng…</a>']


def rendered(markup):
    template = Template("{% load screens %}{% page_acts %}{{ markup|safe }}{% endpage_acts %}")
    return template.render(Context({"markup": markup}))


def test_one_act_needs_no_menu():
    assert rendered(SEND) == SEND
    assert rendered("") == ""


def test_every_act_is_on_the_page_in_both_ways_and_the_first_once():
    shown = rendered(WORD + PLAN + SEND)
    assert (shown.count(WORD), shown.count(PLAN), shown.count(SEND)) == (2, 2, 1)
    wide, menu = shown.index("acts-wide"), shown.index("acts-more")
    assert wide < shown.index(SEND) < menu < shown.index("<summary")
    assert shown.count("</details>") == 1
