"""Bytes of pages with what their headers say of them, and the text that a browser would show."""

TEXT = "Lào Cai, Điện Biên: “tỉnh bạn” gửi tin – bài"
UTF8 = TEXT.encode()
LATIN = "Café – “déjà vu”"

# (name, bytes, charset of the header, text that must be found)
EVERY = (
    ("said rightly", UTF8, "utf-8", TEXT),
    ("said in capitals and quotes", UTF8, '"UTF-8"', TEXT),
    ("said without the dash", UTF8, "utf8", TEXT),
    ("said by nobody", UTF8, "", TEXT),
    ("utf8mb4", UTF8, "utf8mb4", TEXT),
    ("none", UTF8, "none", TEXT),
    ("unicode", UTF8, "unicode", TEXT),
    ("two in one", UTF8, "UTF-8, text/html", TEXT),
    ("two in one, other mark", UTF8, "utf-8; text/html", TEXT),
    ("a codec that is no charset", UTF8, "rot13", TEXT),
    ("a codec that packs", UTF8, "base64", TEXT),
    ("a codec of Python", UTF8, "unicode_escape", TEXT),
    ("a codec that must never be", UTF8, "utf-7", TEXT),
    ("punycode", UTF8, "punycode", TEXT),
    ("a long name", UTF8, "x" * 10_000, TEXT),
    ("signs", UTF8, "\x00\xff'\"<>", TEXT),
    ("called Latin, is UTF-8", UTF8, "iso-8859-1", TEXT),
    ("called windows-1258, is UTF-8", UTF8, "windows-1258", TEXT),
    ("called ASCII, is UTF-8", UTF8, "us-ascii", TEXT),
    ("called Latin, is Latin", LATIN.encode("cp1252"), "iso-8859-1", LATIN),
    ("called windows-1252", LATIN.encode("cp1252"), "windows-1252", LATIN),
    ("UTF-8 with a mark, called Latin", b"\xef\xbb\xbf" + UTF8, "iso-8859-1", TEXT),
    ("UTF-16 with a mark, called UTF-8", TEXT.encode("utf-16"), "utf-8", TEXT),
    ("UTF-16 the other way", b"\xfe\xff" + TEXT.encode("utf-16-be"), "", TEXT),
    ("UTF-16 without a mark", ("<html><body>" + TEXT).encode("utf-16-le"), "utf-16", TEXT),
    ("said by the page", b"<meta charset=windows-1252>" + LATIN.encode("cp1252"), "", LATIN),
    (
        "said by the page, the long way",
        b'<META content="text/html; charset=windows-1252" http-equiv=Content-Type>'
        + LATIN.encode("cp1252"),
        "",
        LATIN,
    ),
    (
        "said late by the page",
        b"<html><!--" + b"x" * 3_000 + b'--><meta charset="windows-1252">' + LATIN.encode("cp1252"),
        "",
        LATIN,
    ),
    (
        "the header wins over the page",
        b"<meta charset=koi8-r>" + LATIN.encode("cp1252"),
        "windows-1252",
        LATIN,
    ),
    ("the page says what is no charset", b"<meta charset=utf8mb4>" + UTF8, "", TEXT),
    (
        "said by the declaration",
        b'<?xml version="1.0" encoding="windows-1252"?>' + LATIN.encode("cp1252"),
        "",
        LATIN,
    ),
    ("one broken letter", UTF8 + b"\xe1\xbb", "utf-8", TEXT),
    ("one broken letter, said by nobody", UTF8 * 5 + b"\xff" + UTF8, "", TEXT),
    ("a Japanese label for plain letters", b"<p>Tin</p>", "shift_jis", "<p>Tin</p>"),
    ("Chinese", "你好".encode("gb18030"), "gb2312", "你好"),
    ("nothing", b"", "utf-8", ""),
)

# Vietnamese of the nineties: letters with marks that follow them.
VIETNAMESE_1258 = (
    "windows-1258",
    "Lào Cai, tin m\u01a1\u0301i, \u0110ông Xuân".encode("cp1258"),
    "Lào Cai, tin mới, Đông Xuân",
)
