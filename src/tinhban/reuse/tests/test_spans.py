"""Spans point at the exact characters of both texts, however they were typed."""

import random
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tinhban.reuse import Index

from .newsroom import TYPINGS, Newsroom, bare, entities

WORD_TYPINGS = [str, *(typing for typing in TYPINGS if typing.__name__ != "as_html"), entities]
JOINTS = [" ", " ", " ", ", ", ". ", "\n", " – ", "; “", " \u200b", "… ", "&nbsp;"]


def letters_of(text: str) -> str:
    """Only what the fold keeps, by other means than the fold's table."""
    import html

    plain = bare(html.unescape(html.unescape(text))).lower().replace("y", "i")
    return "".join(sign for sign in unicodedata.normalize("NFKD", plain) if sign.isalnum())


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    with Index.open(tmp_path_factory.mktemp("spans") / "index", writable=True) as index:
        yield index


@settings(max_examples=50, deadline=None, derandomize=True)
@given(seed=st.integers(0, 1 << 32), before=st.sampled_from(["", "Đọc: ", "😀 & <b>"]))
def test_every_way_of_typing_maps_back_to_its_characters(shelf, seed, before):
    chance = random.Random(seed)
    words = (
        Newsroom(seed).article(chance.randint(5, 12)).replace(".\n", " ").replace(". ", " ").split()
    )
    joints = [*chance.choices(JOINTS, k=len(words) - 1), ""]
    item = "".join(word + joint for word, joint in zip(words, joints, strict=True))
    typed = [chance.choice(WORD_TYPINGS)(word) for word in words]
    article = before + "".join(word + joint for word, joint in zip(typed, joints, strict=True))
    shelf.add([("item", item)])
    (match,) = shelf.search(article)
    assert match.containment == 1
    for a0, a1, i0, i1 in match.spans:
        assert letters_of(article[a0:a1]) == letters_of(item[i0:i1])
    assert (match.spans[0][0], match.spans[-1][1]) == (len(before), len(article.rstrip(".")))
    assert (match.spans[0][2], match.spans[-1][3]) == (0, len(item.rstrip(".")))


@pytest.mark.parametrize("typing", TYPINGS, ids=lambda typing: typing.__name__)
def test_a_typed_article_is_found_whole_and_on_both_sides(index, typing):
    item = Newsroom(5).article()
    index.add([("given", item), ("typed", typing(item))])
    for asked in (item, typing(item)):
        matches = {match.key: match for match in index.search(asked)}
        assert set(matches) == {"given", "typed"}
        for key, text in (("given", item), ("typed", typing(item))):
            (a0, a1, i0, i1) = matches[key].spans[0]
            assert letters_of(
                asked[a0:a1].replace("</p>", "").replace("<p class='x'>", "")
            ) == letters_of(text[i0:i1].replace("</p>", "").replace("<p class='x'>", ""))
            assert asked[a0:a1].split()[0] == asked.replace("<p>", "", 1).split()[0]


def test_text_in_the_old_font_is_read(index):
    item = Newsroom(6).article()
    old = dict(
        zip(
            "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ",
            "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ",
            strict=True,
        )
    )
    asked = "".join(old.get(sign, sign) for sign in item.lower())
    index.add([("item", item)])
    (match,) = index.search(asked)
    assert match.containment == 1
    assert match.spans == [(0, len(item) - 1, 0, len(item) - 1)]


def test_one_passage_quoted_is_pointed_at(index):
    room = Newsroom(7)
    item = room.article()
    passage = item[item.index("\n") + 1 : item.index("\n", item.index("\n") + 1)]
    own = room.article()
    article = own + "\nÔng nói: “" + passage + "”. " + room.article()
    index.add([("item", item)])
    (match,) = index.search(article)
    ((a0, a1, i0, i1),) = match.spans
    assert article[a0:a1] == passage.rstrip(".") == item[i0:i1]
