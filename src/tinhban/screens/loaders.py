"""Templates are indented for whoever reads them; a page is sent without it."""

import re

from django.template import Origin
from django.template.loaders import app_directories

# White space at the beginning of a line is one space to a browser, with or without its indentation; texts whose every
# space is seen end their lines inside of tags, and sentences of several lines are `trimmed` (tests/test_templates.py).
_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)


class Loader(app_directories.Loader):
    """The templates of the apps, each line from its first letter on: the numbers of lines stay."""

    def get_contents(self, origin: Origin) -> str:
        content = str(super().get_contents(origin))
        return _INDENTATION.sub("", content) if origin.name.endswith(".html") else content
