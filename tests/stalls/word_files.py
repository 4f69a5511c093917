"""Word files whose inside is large, deep or crooked."""

from collections.abc import Iterator

from tests.stalls.bomb import OFFICE, Bomb, laughs, packed
from tests.stalls.texts import pumped

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(body: str, **more: str | bytes) -> bytes:
    """A .docx with this body."""
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document {WORD}><w:body>{body}</w:body></w:document>'
    return packed(_word_frame() | {"word/document.xml": document} | more)


def _word_frame() -> dict[str, str | bytes]:
    kinds = "http://schemas.openxmlformats.org/package/2006/content-types"
    links = "http://schemas.openxmlformats.org/package/2006/relationships"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return {
        "[Content_Types].xml": f'<Types xmlns="{kinds}"><Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="{main}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{links}"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
    }


def _run(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _table(rows: int, cells: int, text: str) -> str:
    row = f"<w:tr>{f'<w:tc>{_run(text)}</w:tc>' * cells}</w:tr>"
    return f"<w:tbl>{row * rows}</w:tbl>"


def word_files() -> Iterator[Bomb]:
    nested = "<w:tbl><w:tr><w:tc>"
    closed = "</w:tc></w:tr></w:tbl>"
    raised = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r>'
    bodies: dict[str, str] = {
        "a cell of many letters": _table(1, 1, "1 tin " * 2_000),
        "a row of 1,500 cells": _table(1, 1_500, "1"),
        "a row of 20,000 cells": _table(1, 20_000, "1"),
        "20,000 rows": _table(20_000, 1, "1"),
        "300 by 300": _table(300, 300, "1 tin"),
        "500,000 paragraphs": "<w:p/>" * 500_000,
        "100,000 paragraphs with a figure": _run("1 tin") * 100_000,
        "200,000 runs": f"<w:p>{'<w:r><w:t>1</w:t></w:r>' * 200_000}</w:p>",
        "200,000 empty runs": f"<w:p>{'<w:r/>' * 200_000}</w:p>",
        "200,000 tabs": f"<w:p><w:r>{'<w:tab/>' * 200_000}</w:r></w:p>",
        "200,000 breaks": f"<w:p><w:r>{'<w:br/>' * 200_000}</w:r></w:p>",
        "tables in tables": nested * 400 + _run("1") + closed * 400,
        "tables in tables, deep": nested * 60_000,
        "fields in fields": f"<w:p>{'<w:fldSimple>' * 5_000}{'</w:fldSimple>' * 5_000}</w:p>",
        "controls in controls": "<w:sdt><w:sdtContent>" * 3_000 + "</w:sdtContent></w:sdt>" * 3_000,
        "insertions in insertions": f"<w:p>{'<w:ins>' * 5_000}{'</w:ins>' * 5_000}</w:p>",
        "one long text": _run(pumped("1 tin ", 2_000_000)),
        "newlines in a text": _run(pumped("\n", 2_000_000)),
        "comments of XML": "<!-- <w:p> -->" * 100_000,
        "instructions of XML": "<?a b?>" * 100_000,
        "character references": _run("&#49;" * 200_000),
        "a long attribute": f'<w:p w:rsidR="{"1" * 5_000_000}"/>',
        "100,000 attributes": "<w:p " + " ".join(f'a{n}="1"' for n in range(100_000)) + "/>",
        "text boxes": f"<w:p>{'<w:r><w:pict><w:txbxContent>' + _run('1') + '</w:txbxContent></w:pict></w:r>'}</w:p>"
        * 20_000,
        "raised marks": f"<w:p>{raised * 100_000}</w:p>",
        "struck out": f"<w:p>{'<w:r><w:rPr><w:strike/></w:rPr><w:t>1</w:t></w:r>' * 100_000}</w:p>",
        "never closed": "<w:p><w:r><w:t>" + "a" * 100_000,
    }
    for name, body in bodies.items():
        yield Bomb("word", name, "bao-cao.docx", word(body))
    entities = f"<!DOCTYPE w:document [{laughs('1 tin ')}]><w:document {WORD}><w:body>{_run('&a9;')}</w:body></w:document>"
    frame = _word_frame()
    yield Bomb(
        "word",
        "entities of entities",
        "bao-cao.docx",
        packed(frame | {"word/document.xml": entities}),
    )
    yield Bomb(
        "word",
        "a member of 300 MB",
        "bao-cao.docx",
        word(_run("1"), **{"word/media/image1.png": bytes(300 * 1024 * 1024)}),
    )
    yield Bomb(
        "word",
        "a document of 90 MB",
        "bao-cao.docx",
        packed(frame | {"word/document.xml": b" " * (90 * 1024 * 1024)}),
    )
    yield Bomb(
        "word",
        "10,000 members",
        "bao-cao.docx",
        packed(frame | {f"word/a{n}.xml": "" for n in range(10_000)}),
    )
    styles = f"<w:styles {WORD}>" + "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % 20_000}"/></w:style>'
        for n in range(20_000)
    )
    yield Bomb(
        "word",
        "styles in a circle",
        "bao-cao.docx",
        word(
            '<w:p><w:pPr><w:pStyle w:val="s0"/></w:pPr><w:r><w:t>1</w:t></w:r></w:p>' * 2_000,
            **{"word/styles.xml": styles + "</w:styles>"},
        ),
    )
