"""Markup as a browser reads it, for tests: white space that is not seen is gone."""

import re

_BLOCKS = (
    "article|aside|body|br|dd|details|div|dl|dt|fieldset|footer|form|h[1-6]|header|hr|label|legend|li|main|nav|ol|option|p|"
    "section|select|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_SPACES = re.compile(r"[ \t\r\n\f]+")
_END = re.compile(r" >")
_AROUND = re.compile(rf"\s*(</?(?:{_BLOCKS})\b[^>]*>)\s*")


def seen(html: str | bytes) -> str:
    """White space between words is one space, and none stands next to the edge of a block."""
    text = html.decode() if isinstance(html, bytes) else html
    return _AROUND.sub(r"\1", _END.sub(">", _SPACES.sub(" ", text)).strip())
