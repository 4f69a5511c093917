"""Bytes as a browser would show them: the label that is right, not only the one that is said.

The order of the WHATWG's standards (HTML 13.2.3, Encoding 4.2): mark, header, page, guess. Two
differences, where a browser shows damaged text: what is whole UTF-8 is read as UTF-8 whatever is
said of it, and what is labelled as UTF-16 without having its zeros is not.
"""

import codecs
import re

UTF8 = "utf-8"
BYTES_OF_LABEL = 1024  # where a page says it, by the standard
LATE = 100_000  # and where some say it
_MARKS = (
    (codecs.BOM_UTF8, UTF8),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAID = (
    re.compile(rb"<\?xml[^>]{1,200}?encoding\s{0,20}=\s{0,20}[\"']([^\"'>]{1,40})[\"']"),
    re.compile(
        rb"<meta[^>]{1,400}?charset\s{0,20}=\s{0,20}[\"']?\s{0,20}([^\s\"'/>;]{1,40})",
        re.IGNORECASE,
    ),
)
# Labels of the standard, and what Python calls the encoding. Other names that Python knows are
# no charsets of pages; some of its codecs unpack, execute escapes or never end.
_LABELS = {
    **dict.fromkeys(
        ("utf-8", "utf8", "unicode-1-1-utf-8", "unicode11utf8", "unicode20utf8", "x-unicode20utf8"),
        UTF8,
    ),
    **dict.fromkeys(
        ("utf-16", "utf-16le", "unicode", "ucs-2", "iso-10646-ucs-2", "csunicode", "unicodefeff"),
        "utf-16-le",
    ),
    **dict.fromkeys(("utf-16be", "unicodefffe"), "utf-16-be"),
    **dict.fromkeys(("iso-8859-1", "iso8859-1", "iso88591", "iso_8859-1", "cp819"), "cp1252"),
    **dict.fromkeys(("latin1", "l1", "ascii", "us-ascii", "ansi_x3.4-1968", "ibm819"), "cp1252"),
    **{
        name: f"cp{n}" for n in range(1250, 1259) for name in (f"windows-{n}", f"cp{n}", f"x-cp{n}")
    },
    **{f"iso-8859-{n}": f"iso8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    **{f"iso8859-{n}": f"iso8859-{n}" for n in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)},
    **dict.fromkeys(("iso-8859-9", "iso8859-9", "latin5", "l5"), "cp1254"),
    **dict.fromkeys(("windows-874", "tis-620", "iso-8859-11", "dos-874"), "cp874"),
    **dict.fromkeys(("gbk", "gb2312", "gb_2312-80", "gb18030", "x-gbk", "chinese"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "cn-big5", "x-x-big5", "csbig5"), "big5hkscs"),
    **dict.fromkeys(
        ("shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j"), "cp932"
    ),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "korean", "windows-949", "ksc5601"), "cp949"),
    "euc-jp": "euc_jp",
    "x-euc-jp": "euc_jp",
    "iso-2022-jp": "iso2022_jp",
    "koi8-r": "koi8-r",
    "koi8-u": "koi8-u",
    "ibm866": "cp866",
    "cp866": "cp866",
    "macintosh": "mac-roman",
    "x-mac-roman": "mac-roman",
}


def text_of(content: bytes, said: str = "") -> str:
    """The text of a page, a feed or a sitemap; `said` is the charset of its header."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    label = _of_header(said) or _of_content(content)
    if label.startswith("utf-16") and b"\0" in content[:BYTES_OF_LABEL]:
        return content.decode(label, "replace")
    if label == "iso2022_jp" and b"\x1b" in content:
        return content.decode(label, "replace")
    try:
        return content.decode(UTF8)
    except UnicodeDecodeError:
        if label and not label.startswith(("utf", "iso2022")):
            return content.decode(label, "replace")
    return _guessed(content, label)


def _of_header(said: str) -> str:
    """The encoding that a header names; empty when it names none that a page may have."""
    first = re.split(r"[,;]", said[:100], maxsplit=1)[0]
    return _LABELS.get(first.strip(" \t\n\f\r\"'").lower(), "")


def _of_content(content: bytes) -> str:
    for part in (content[:BYTES_OF_LABEL], content[:LATE]):
        for pattern in _SAID:
            if found := pattern.search(part):
                label = _LABELS.get(found[1].decode("ascii", "replace").strip().lower(), "")
                # Who could be read so far does not write in UTF-16.
                return UTF8 if label.startswith("utf-16") else label
    return ""


def _guessed(content: bytes, label: str) -> str:
    """Damaged UTF-8 when most of it is whole, else what Windows in Viet Nam wrote."""
    text = content.decode(UTF8, "replace")
    broken = text.count("\ufffd")
    whole = sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", text)))
    if label == UTF8 or broken <= whole:
        return text
    return content.decode("cp1258", "replace")
