"""Pages of links as sites send them, each with the articles that it names, or why none."""

from tinhban.watch.tests.inputs.told import A, B, Named, Told

PAGE = "https://bao.example/chuyen-muc/"
PAGES = (
    Told(
        "ordinary links",
        b"<a href='/'>Trang</a><a href='/bai-so-mot-12345.html'>1</a><a href=/bai-so-hai-12346.html>2</a><a href=\"bai-so-ba-12347.html\">3</a>",
        (
            Named("https://bao.example/bai-so-mot-12345.html"),
            Named("https://bao.example/bai-so-hai-12346.html"),
            Named("https://bao.example/chuyen-muc/bai-so-ba-12347.html"),
        ),
    ),
    Told(
        "a base of its own",
        b"<head><base href='/goc/'><base href='/khac/'></head><a href='bai-00001.html'>x</a>",
        (Named("https://bao.example/goc/bai-00001.html"),),
    ),
    Told(
        "a base elsewhere",
        b"<base href='https://khac.example/'><a href='bai-00001.html'>x</a><a href='https://bao.example/bai-00002.html'>y</a>",
        (Named(B),),
    ),
    Told(
        "a base that is none",
        b"<base href='javascript:x'><base href='http://[::1'><a href='/bai-00001.html'>x</a>",
        (Named(A),),
    ),
    Told(
        "what leads nowhere",
        b"<a href='javascript:mo(12345)'>x</a><a href='data:text/html,12345'>x</a><a href='mailto:x@y-12345'>x</a><a href='tel:12345678'>x</a>"
        b"<a href='http://[x'>x</a><a href='#12345'>x</a><a href=''>x</a><a>x</a><a href='http://u:p@bao.example/bai-00009.html'>x</a><a href='/bai-00001.html'>x</a>",
        (Named(A),),
    ),
    Told(
        "the same page in many spellings",
        b"<a href='/bai-00001.html'>1</a><a href='/bai-00001.html#a'>2</a><a href='HTTPS://BAO.example:443/bai-00001.html'>3</a>"
        b"<a href='/bai-00001.html?utm_source=trang-chu'>4</a><a href=' /bai-\n00001.html\t'>5</a>",
        (Named(A),),
    ),
    Told(
        "in a note or a script",
        b"<!-- <a href='/bai-00009.html'> --><script>'<a href=\"/bai-00008.html\">'</script><a href='/bai-00001.html'>x</a>",
        (Named(A),),
    ),
    Told(
        "signs as words",
        b"<a href='/tin?ma=12345&amp;x=1'>x</a><a href='/bai-00001.html'>y</a>",
        (Named(A),),
    ),
    Told(
        "capitals, no quotes, broken",
        b"<A HREF=/bai-00001.html>x<A\nhref = '/bai-00002.html'<a href=\"/bai-00003.html\">",
        (Named(A), Named(B)),
    ),
    Told(
        "letters that are no ASCII",
        "<a href='/tin/bài-viết-một-hai.html'>x</a>".encode(),
        (Named("https://bao.example/tin/b%C3%A0i-vi%E1%BA%BFt-m%E1%BB%99t-hai.html"),),
    ),
    Told(
        "another host",
        b"<a href='https://khac.example/bai-00001.html'>x</a>",
        trouble="no_articles",
    ),
    Told("utf8mb4", "<a href='/bai-00001.html'>Bài</a>".encode(), (Named(A),), charset="utf8mb4"),
    Told("no charset", "<a href='/bai-00001.html'>Bài</a>".encode(), (Named(A),), charset="none"),
    Told(
        "a charset of two",
        "<a href='/bai-00001.html'>Bài</a>".encode(),
        (Named(A),),
        charset="UTF-8, text/html",
    ),
    Told("nothing", b"", trouble="no_articles"),
    Told("a picture", b"\x89PNG\r\n\x1a\n" + bytes(2000), trouble="no_articles"),
)
