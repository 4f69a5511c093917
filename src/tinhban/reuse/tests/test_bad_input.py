"""Whatever comes is answered, soon and without harm."""

import time

from tinhban.reuse import CalledCommon

from .newsroom import LAW, Newsroom


def test_nothing_and_next_to_nothing(index):
    item = Newsroom(41).article()
    odd = [
        "",
        " ",
        "một",
        "một hai ba bốn",
        "\u200b\u00ad\u200f",
        "...",
        "&amp;&nbsp;",
        "<p></p>",
        "\x00\ud800",
        "😀" * 50,
    ]
    index.add([("item", item), *((f"odd{number}", text) for number, text in enumerate(odd))])
    assert list(index.search_many(odd)) == [[] for _ in odd]
    assert [match.key for match in index.search(item)] == ["item"]
    index.merge()
    assert len(index) == len(odd) + 1


def test_ten_megabytes_of_one_letter_or_one_word(index):
    item = Newsroom(42).article()
    letter, word = "a" * 10_000_000, "lúa " * 2_500_000
    began = time.monotonic()
    index.add([("letter", letter), ("word", word), ("item", item)])
    answers = list(index.search_many([letter, word, word + item]))
    assert time.monotonic() - began < 20
    assert answers[0] == []
    assert "item" in {match.key for match in answers[2]}
    spans = {match.key: match.spans for match in answers[2]}["item"]
    assert spans[-1][1] >= len(word) + len(item) - 10


def test_a_thousand_copies_of_one_article_are_one_story(index):
    room = Newsroom(43)
    item, other = room.article(), room.article()
    index.add([(f"copy{number:04}", item) for number in range(1000)])
    index.add([("other", other)])
    matches = index.search(room.cut(item))
    assert len(matches) == 200
    assert all(match.key.startswith("copy") for match in matches)
    assert [match.key for match in index.search(room.quote(other))] == ["other"]
    assert index.search(item) == index.search(item)


def test_an_article_that_quotes_ten_items(index):
    room = Newsroom(44)
    items = {f"i{number}": room.article() for number in range(10)}
    index.add(items.items())
    passages = {key: text.split("\n")[1] for key, text in items.items()}
    article = "\n".join(
        f"{room.sentence()} {room.sentence()}\n{passage}" for passage in passages.values()
    )
    matches = index.search(article)
    assert {match.key for match in matches} == set(items)
    for match in matches:
        assert any(passages[match.key][:40] in article[a0:a1] for a0, a1, _, _ in match.spans)


def test_marks_of_direction_and_rests_of_pages_are_passed_over(index):
    item = Newsroom(45).article()
    index.add([("item", item)])
    dirty = (
        "<div id=1>\u202e\ufeff"
        + item.replace(" ", "\u200e &nbsp;")
        + "<!-- hết --></div><script src=x>"
    )
    (match,) = index.search(dirty)
    assert match.containment == 1


def test_common_text_is_learnt_and_can_be_told(index):
    room = Newsroom(46)
    passage = " ".join(room.article().split("\n")[:2])
    item = room.with_inside(passage)
    index.add([("item", item)])
    asked = room.with_inside(passage)
    assert [match.key for match in index.search(asked)] == ["item"]
    published = [room.with_inside(passage) for _ in range(60)]
    index.background.update(published[:8])  # ten papers that quote one passage are ordinary
    assert [match.key for match in index.search(asked)] == ["item"]
    index.background.update(published)
    assert index.search(asked) == []
    assert [match.key for match in index.search(room.verbatim(item))] == ["item"]
    told = room.article()
    index.add([("told", told)])
    passage = " ".join(told.split("\n")[:2])
    assert [match.key for match in index.search(room.with_inside(passage))] == ["told"]
    index.background.never_again([passage])
    assert index.search(room.with_inside(passage)) == []


def test_a_law_that_two_texts_cite_is_no_reuse(index):
    room = Newsroom(46)
    item = room.with_inside(LAW)
    index.add([("item", item)])
    assert index.search(room.with_inside(LAW)) == []
    assert [match.key for match in index.search(room.verbatim(item))] == ["item"]


def test_what_one_asker_calls_common_others_still_find(index):
    room = Newsroom(52)
    passage = room.article(40)
    assert len(passage.split()) > 700
    index.add([("has-it", room.with_inside(passage)), ("other", room.article())])
    asked = room.with_inside(passage)
    called = CalledCommon([passage])
    assert len(called) > 100
    assert index.search(asked, called) == []
    assert [match.key for match in index.search(asked)] == ["has-it"]
    assert [match.key for match in index.search(asked, CalledCommon([]))] == ["has-it"]
    index.background.never_again([passage])
    assert index.search(asked) == []


def test_beside_what_is_called_common_the_rest_still_tells(index):
    room = Newsroom(53)
    passage, item = room.article(8), room.article(10)
    index.add([("item", f"{passage}\n{item}")])
    (match,) = index.search(f"{passage}\n{item}", CalledCommon([passage]))
    assert match.key == "item" and match.weight > 60
    (whole,) = index.search(f"{passage}\n{item}")
    assert whole.weight > match.weight + 60


def test_the_same_text_published_often_is_not_common_text(index):
    room = Newsroom(47)
    item = room.article()
    index.add([("item", item)])
    index.background.update([item] * 30)
    (match,) = index.search(room.quote(item))
    assert match.key == "item"


def test_an_item_that_many_cut_and_print_is_still_found(index):
    room = Newsroom(48)
    item = room.article(24)
    index.add([("item", item)])
    index.background.update([room.cut(item) for _ in range(15)])
    (match,) = index.search(room.cut(item))
    assert match.key == "item" and match.containment > 0.8
