"""What a person would send who changes nothing: the fields of a page's form, as the browser reads them."""

from html.parser import HTMLParser

Fields = dict[str, list[str]]


class PostForms(HTMLParser):
    """Every form of a page that is sent by POST, with its address and its fields."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, Fields]] = []
        self._fields: Fields | None = None
        self._select: tuple[str, bool] | None = None
        self._option: tuple[str, bool] | None = None
        self._options: list[tuple[str, bool]] = []
        self._textarea = ""
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._fields = {}
            if given.get("method", "").lower() == "post":
                self.forms.append((given.get("action", ""), self._fields))
        elif self._fields is None:
            return
        elif tag == "input":
            self._input(given)
        elif tag == "select":
            self._select, self._options = (given.get("name", ""), "multiple" in given), []
        elif tag == "option" and self._select:
            self._options.append((given.get("value", ""), "selected" in given))
        elif tag == "textarea":
            self._textarea, self._text = given.get("name", ""), ""

    def handle_data(self, data: str) -> None:
        if self._textarea:
            self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._fields = None
        elif tag == "textarea" and self._textarea:
            self._put(self._textarea, self._text.removeprefix("\n"))
            self._textarea = ""
        elif tag == "select" and self._select:
            name, several = self._select
            chosen = [value for value, selected in self._options if selected]
            if not chosen and not several and self._options:
                chosen = [self._options[0][0]]
            for value in chosen:
                self._put(name, value)
            self._select = None

    def _input(self, given: dict[str, str]) -> None:
        kind = given.get("type", "text").lower()
        if kind in ("submit", "button", "file", "image", "reset"):
            return
        if kind in ("checkbox", "radio") and "checked" not in given:
            return
        self._put(given.get("name", ""), given.get("value", "on" if kind == "checkbox" else ""))

    def _put(self, name: str, value: str) -> None:
        if self._fields is not None and name and name != "csrfmiddlewaretoken":
            self._fields.setdefault(name, []).append(value)


def fields_of(page: str, address: str) -> Fields:
    """The fields of the form that this page sends to its own address; none if there is no such form."""
    parser = PostForms()
    parser.feed(page)
    here: list[Fields] = [fields for action, fields in parser.forms if action in ("", ".", address)]
    return here[-1] if here else {}
