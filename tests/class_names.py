"""One word, one meaning: a class of the same name as another makes the reader look which is meant.

A word of the domain, that is the name of a model, of its choices or of what travels, belongs to it alone; any other
public class is the only one of its name in its room.
"""

import ast
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

# Used more than once, and why.
ALIKE = {
    "CorrectionActed": "the event, and the row that it makes",
    "Kind": "of an item, of a body, of a hit: each is a choice of its own noun",
    "Link": "what a signature stands under, and a programme's link to a channel",
    "Party": "of a programme, and the same party as the minutes print it",
    "Role": "of a person in an office, and of an office in a channel",
    "Row": "the desk's two lists each have theirs",
    "Signature": "of a programme, and how a paper prints one",
    "State": "of a programme, and of an entry on its way in",
    "Verdict": "of a number in a text, of a use, and of a commitment in a year",
}


def classes(files: Mapping[str, Path]) -> dict[str, list[str]]:
    """The modules of each public class."""
    found: dict[str, list[str]] = defaultdict(list)
    for module, path in files.items():
        for node in ast.parse(path.read_text()).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(module)
    return found


def is_domain(module: str) -> bool:
    """Holds models, or what travels."""
    room, _, inside = module.partition(".")[2].partition(".")
    return room == "wire" or inside.partition(".")[0] == "models"


def problems(files: Mapping[str, Path], alike: Mapping[str, str] = ALIKE) -> list[str]:
    """Names that mean two things, and exceptions that are none."""
    told = []
    several = {}
    for name, modules in sorted(classes(files).items()):
        rooms = [module.split(".")[1] for module in modules]
        domain = len(modules) > 1 and any(map(is_domain, modules))
        if domain or len(set(rooms)) < len(rooms):
            several[name] = modules
            if name not in alike:
                told.append(f"class {name} means several things: {', '.join(modules)}")
    told += [f"class {name} is no longer used twice" for name in alike if name not in several]
    return told
