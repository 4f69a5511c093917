"""Small or plain files that cost much to whoever reads them carelessly: each a function of a size."""

import zlib
from collections.abc import Callable

from tinhban.papers.reading.tests.build import (
    cell,
    field,
    fonts,
    p,
    parts_of,
    r,
    related,
    rooted,
    row,
    style,
    table,
    word,
    zipped,
)

Bomb = Callable[[int], bytes]
UP = '<w:vertAlign w:val="superscript"/>'
PLAIN = parts_of(p("287 tin"))


def nested(opening: str, closing: str, inside: str = "") -> Bomb:
    return lambda n: word(opening * n + inside + closing * n)


def repeated(piece: str, *, around: tuple[str, str] = ("", "")) -> Bomb:
    return lambda n: word(around[0] + piece * n + around[1])


def in_paragraph(piece: str) -> Bomb:
    return repeated(piece, around=("<w:p>", "</w:p>"))


def in_run(piece: str) -> Bomb:
    return repeated(piece, around=("<w:p><w:r>", "</w:r></w:p>"))


def document(text: Callable[[int], str | bytes]) -> Bomb:
    return lambda n: zipped(PLAIN | {"word/document.xml": text(n)})


def part(name: str, kind: str, text: Callable[[int], str], body: str = p("287 tin")) -> Bomb:
    return lambda n: word(body, links=[("rId9", kind, name)], parts={"word/" + name: text(n)})


def chained_styles(n: int) -> bytes:
    """Each style builds on the next; every one of them is asked for."""
    styles = "".join(style(f"s{k}", "paragraph", UP, based_on=f"s{k + 1}") for k in range(n))
    return word(
        "".join(p("1", properties=f'<w:pStyle w:val="s{k}"/>') for k in range(n)), styles=styles
    )


def circle_of_styles(n: int) -> bytes:
    styles = "".join(style(f"s{k}", "character", UP, based_on=f"s{(k + 1) % n}") for k in range(n))
    return word(p(r("1", '<w:rStyle w:val="s0"/>')) * 50, styles=styles)


def many_notes(n: int) -> bytes:
    marks = "".join(r(inside=f'<w:footnoteReference w:id="{k}"/>') for k in range(n))
    notes = "".join(f'<w:footnote w:id="{k}">{p("1")}</w:footnote>' for k in range(n))
    return part("footnotes.xml", "footnotes", lambda _: rooted("footnotes", notes), p(marks))(n)


def same_note(n: int) -> bytes:
    """One long footnote, referred to again and again."""
    marks = r(inside='<w:footnoteReference w:id="1"/>') * n
    note = f'<w:footnote w:id="1">{p("9 thôn " * n)}</w:footnote>'
    return part("footnotes.xml", "footnotes", lambda _: rooted("footnotes", note), p(marks))(n)


def same_chunk(n: int) -> bytes:
    return part(
        "c.html", "aFChunk", lambda _: "<p>9 thôn</p>" * n, '<w:altChunk r:id="rId9"/>' * n
    )(n)


def chunk_of_itself(n: int) -> bytes:
    """A Word file in a Word file, n times."""
    inner = word(p("9 thôn"))
    for _ in range(min(n, 200)):
        inner = word(
            '<w:altChunk r:id="rId9"/>',
            links=[("rId9", "aFChunk", "c.docx")],
            parts={"word/c.docx": inner},
        )
    return inner


def html(piece: str, before: str = "", after: str = "") -> Bomb:
    return lambda n: part(
        "c.html", "aFChunk", lambda k: before + piece * k + after, '<w:altChunk r:id="rId9"/>'
    )(n)


def many_members(n: int) -> bytes:
    return zipped(PLAIN | {f"word/media/{k}.xml": b"" for k in range(n)})


def directory_of_lies(n: int) -> bytes:
    """The end of an archive that tells of very many members."""
    return word(p("x")) + b"PK\x01\x02" * n


def wide_span(n: int) -> bytes:
    return word(
        table(row(*(cell("1", properties='<w:gridSpan w:val="999999999"/>') for _ in range(n))))
    )


def empty_bytes(n: int) -> bytes:
    """Zeros that pack into nothing, told honestly."""
    return zipped(PLAIN | {"word/media/a.bin": bytes(n * 10_000)})


WORD: dict[str, tuple[Bomb, int]] = {
    "letters of one cell": (lambda n: word(table(row(cell("a" * n)))), 40_000),
    "digits of one cell": (lambda n: word(table(row("Tin", cell("1" * n)))), 40_000),
    "words and digits of one cell": (lambda n: word(table(row("Tin", cell("a 1 " * n)))), 10_000),
    "points and commas of one cell": (lambda n: word(table(row("Tin", cell("1" + ".," * n)))), 20_000),
    "runs of one cell": (lambda n: word(table(row("Tin", cell(p(r("1") * n))))), 4_000),
    "paragraphs of one cell": (lambda n: word(table(row("Tin", cell(p("1") * n)))), 4_000),
    "cells of a row": (lambda n: word(table(row(*["1"] * n))), 4_000),
    "rows of a table": (lambda n: word(table(row("Tin", "1") * n)), 2_000),
    "tables in tables": (nested("<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>"), 2_000),
    "wide cells": (wide_span, 3_000),
    "empty paragraphs": (repeated("<w:p/>"), 100_000),
    "short paragraphs": (repeated(p("1")), 10_000),
    "empty runs": (in_paragraph("<w:r/>"), 60_000),
    "runs of one letter": (in_paragraph(r("a")), 15_000),
    "raised runs": (in_paragraph(r("1", UP)), 10_000),
    "figures and raised runs by turns": (in_paragraph(r("7") + r("1", UP)), 5_000),
    "struck-out runs by turns": (in_paragraph(r("7") + r("1", "<w:strike/>")), 5_000),
    "old letters in pieces": (in_paragraph(r("a", fonts("VNI-Times")) + r("ä", fonts("Arial"))), 4_000),
    "old letters without end": (lambda n: word(p(r("oä" * n, fonts("VNI-Times")))), 40_000),
    "words that look old": (lambda n: word(p("B¸o c¸o " * n)), 10_000),
    "fields in fields": (in_paragraph(r(inside='<w:fldChar w:fldCharType="begin"/>')), 20_000),
    "fields that end": (in_paragraph(field(" PAGE ", "1")), 3_000),
    "ends of fields": (in_run('<w:fldChar w:fldCharType="end"/>'), 40_000),
    "tabs": (in_run("<w:tab/>"), 60_000),
    "breaks": (in_run("<w:br/>"), 60_000),
    "boxes in boxes": (nested("<w:p><w:r><w:pict><v:textbox><w:txbxContent>", "</w:txbxContent></v:textbox></w:pict></w:r></w:p>"), 1_000),
    "boxes side by side": (in_paragraph("<w:r><w:pict><w:txbxContent>" + p("1") + "</w:txbxContent></w:pict></w:r>"), 3_000),
    "choices in choices": (nested('<mc:AlternateContent><mc:Choice Requires="wps">', "</mc:Choice></mc:AlternateContent>"), 2_000),
    "controls in controls": (nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", p("1")), 2_000),
    "links in links": (nested("<w:hyperlink>", "</w:hyperlink>"), 3_000),
    "fractions in fractions": (nested("<m:oMath><m:f><m:num>", "</m:num></m:f></m:oMath>"), 2_000),
    "fractions side by side": (in_paragraph("<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num></m:f></m:oMath>"), 4_000),
    "deletions in deletions": (nested("<w:del>", "</w:del>"), 3_000),
    "styles in a chain": (chained_styles, 2_000),
    "styles in a circle": (circle_of_styles, 3_000),
    "fonts of a theme": (part("theme1.xml", "theme", lambda n: rooted("theme", "<a:latin typeface='x'/>" * n)), 20_000),
    "many footnotes": (many_notes, 3_000),
    "one footnote many times": (same_note, 2_000),
    "one chunk many times": (same_chunk, 2_000),
    "chunks in chunks": (chunk_of_itself, 40),
    "many relations": (part("x.xml", "x", lambda n: related(*((f"r{k}", "image", "a.png") for k in range(n)))), 5_000),
    "attributes of one element": (document(lambda n: rooted("document", "<w:body><w:p " + " ".join(f'a{k}="1"' for k in range(n)) + "/></w:body>")), 20_000),
    "one very long attribute": (document(lambda n: rooted("document", f'<w:body><w:p a="{"x" * n}"/></w:body>')), 2_000_000),
    "one very long comment": (document(lambda n: rooted("document", f"<w:body><!--{'<c ' * n}--></w:body>")), 600_000),
    "one very long text": (lambda n: word(p("1 tin " * n)), 100_000),
    "spaces between elements": (document(lambda n: rooted("document", "<w:body>" + " \n" * n + "</w:body>")), 1_000_000),
    "names of spaces": (document(lambda n: rooted("document", "<w:body>" + "".join(f'<a{k}:x xmlns:a{k}="u{k}"/>' for k in range(n)) + "</w:body>")), 10_000),
    "signs written as numbers": (document(lambda n: rooted("document", "<w:body><w:p><w:r><w:t>" + "&#49;" * n + "</w:t></w:r></w:p></w:body>")), 100_000),
    "marks over one letter": (lambda n: word(p("a" + "\u0301\u0323" * n)), 30_000),
    "tags of a page": (html("<b>"), 20_000),
    "tags and ends of a page": (html("<b><p></i>"), 10_000),
    "open brackets of a page": (html("<"), 60_000),
    "comments of a page that do not end": (html("<!-- "), 30_000),
    "entities of a page": (html("&a"), 60_000),
    "scripts of a page that do not end": (html("<script>"), 20_000),
    "tables of a page": (html("<table><tr><td>"), 10_000),
    "many members": (many_members, 1_500),
    "a directory of lies": (directory_of_lies, 200_000),
    "zeros": (empty_bytes, 500),
    "bytes of nothing": (lambda n: b"PK\x03\x04" * n, 500_000),
    "packed noise": (lambda n: zlib.compress(bytes(n)) * 50, 200_000),
}  # fmt: skip

TEXT: dict[str, tuple[Callable[[int], str], int]] = {
    "line ends": (lambda n: "\n" * n, 400_000),
    "line ends of another kind": (lambda n: "\r" * n, 400_000),
    "spaces and line ends": (lambda n: " \n" * n, 200_000),
    "spaces": (lambda n: "1" + " " * n, 400_000),
    "tabs": (lambda n: "\t" * n + "1", 400_000),
    "digits": (lambda n: "1" * n, 400_000),
    "digits and colons": (lambda n: "1:" * n, 200_000),
    "times": (lambda n: "00:00:01,000 --> \n" * n, 30_000),
    "times that do not end": (lambda n: "00:00:01,000 --> " * n, 30_000),
    "open tags": (lambda n: "<a" * n, 200_000),
    "tags": (lambda n: "<i></i>" * n, 80_000),
    "braces": (lambda n: "{\\" * n, 200_000),
    "entities": (lambda n: "&a" * n, 200_000),
    "entities that almost are": (lambda n: "&notit" * n, 80_000),
    "entities of marks": (lambda n: "&amp;" * n, 80_000),
    "one long number of an entity": (lambda n: "&#" + "1" * n + ";", 400_000),
    "one long name of an entity": (lambda n: "&" + "a" * n + ";", 400_000),
    "marks over one letter": (lambda n: "a" + "\u0301\u0323" * n, 100_000),
    "marks in the wrong order": (lambda n: "a" + "\u0301" * n + "\u0323" * n, 100_000),
    "signs without a width": (lambda n: "\u200b" * n, 200_000),
    "Korean letters": (lambda n: "\u1100\u1161\u11a8" * n, 60_000),
    "letters of old keyboards": (lambda n: "oä¸µ " * n, 80_000),
    "controls": (lambda n: "\x01" * n, 400_000),
    "letters far out": (lambda n: "\U0010fffd\ufdd0" * n, 100_000),
    "words": (lambda n: "một tin " * n, 60_000),
}  # fmt: skip
