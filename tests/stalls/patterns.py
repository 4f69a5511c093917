"""Every pattern of the source, and texts that make a pattern look again and again.

A pattern is found where it is written (`re.compile("…")`, `re.sub("…", …)`) and where it is built when a module
is loaded. For each of its repetitions a text is made: what leads there, the repeated piece many times, and an
end that does not fit. Five times as much text may take five times as long, not twenty-five times.
"""

import ast
import importlib
import pkgutil
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

import tinhban
from tests.growing import spent

PACKAGE = Path(tinhban.__file__).parent
TINY = (16, 24, 120, 800)  # letters: what takes long at these is never tried with more
SHORT, LONG = 1_500, 7_500
FLOOR = 0.01  # seconds: below it nothing is compared, the clock is too coarse
GROWTH = 11  # linear is 5, quadratic 25
ENOUGH = 0.2  # seconds at a smaller size: no need to try the next
ANCHORED = {"match", "fullmatch"}
_FUNCTIONS = {
    "compile",
    "sub",
    "subn",
    "match",
    "fullmatch",
    "search",
    "split",
    "findall",
    "finditer",
}


@dataclass(frozen=True)
class Pattern:
    """One regular expression of the source."""

    where: str
    text: str | bytes
    flags: int
    how: str = "finditer"  # or match, fullmatch: where it is only ever tried at the beginning

    def __str__(self) -> str:
        return f"{self.where}: {self.text!r}"


def every() -> list[Pattern]:
    """All patterns of the package, each once."""
    found: dict[tuple[str | bytes, int], Pattern] = {}
    for one in [*_written(), *_loaded()]:
        known = found.setdefault((one.text, one.flags), one)
        if known.how != one.how:
            found[one.text, one.flags] = replace(known, how="finditer")
    return sorted(found.values(), key=str)


def _sources() -> Iterator[Path]:
    for path in sorted(PACKAGE.rglob("*.py")):
        if not {"tests", "migrations"} & set(path.parts):
            yield path


def _written() -> Iterator[Pattern]:
    for path in _sources():
        for node in ast.walk(ast.parse(path.read_text())):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
                continue
            of_re = isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
            if of_re and node.func.attr in _FUNCTIONS and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str | bytes):
                    where = f"{path.relative_to(PACKAGE)}:{node.lineno}"
                    if node.func.attr != "compile":
                        how = node.func.attr if node.func.attr in ANCHORED else "finditer"
                        yield Pattern(where, first.value, _flags(node), how)


def _flags(call: ast.Call) -> int:
    given = [k.value for k in call.keywords if k.arg == "flags"]
    if getattr(call.func, "attr", "") == "compile":
        given += call.args[1:2]
    names = {n.attr for one in given for n in ast.walk(one) if isinstance(n, ast.Attribute)}
    return sum({int(getattr(re, name)) for name in names})


def _loaded() -> Iterator[Pattern]:
    """Patterns that modules hold when they are loaded: those built from pieces, too."""
    for module in pkgutil.walk_packages([str(PACKAGE)], "tinhban."):
        parts = set(module.name.split("."))
        if parts & {"tests", "migrations", "__main__", "wsgi", "settings", "compiled"}:
            continue
        loaded = importlib.import_module(module.name)
        for name, value in vars(loaded).items():
            for one in _held(value):
                where = f"{module.name.removeprefix('tinhban.').replace('.', '/')}.py {name}"
                yield Pattern(where, one.pattern, one.flags & ~re.UNICODE, _how(loaded, name))


@cache
def _uses(path: Path) -> dict[str, set[str]]:
    """How the patterns of a module are tried in it, by the name that they have there."""
    found: dict[str, set[str]] = {}
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Attribute):
            name = getattr(node.value, "id", getattr(node.value, "attr", ""))
            found.setdefault(name, set()).add(node.attr)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            at_places = node.func.attr in ANCHORED and len(node.args) > 1
            name = getattr(node.func.value, "id", "")
            if at_places:  # one after another
                found.setdefault(name, set()).add("finditer")
    return found


def _how(module: Any, name: str) -> str:
    """Only ever tried at the beginning of a text, or looked for in it."""
    here = [Path(module.__file__)] if name.startswith("_") else list(_sources())
    used = set().union(*(_uses(path).get(name, set()) for path in here))
    used &= _FUNCTIONS - {"compile"}
    return used.pop() if len(used) == 1 and used <= ANCHORED else "finditer"


def _held(value: Any, depth: int = 0) -> Iterator["re.Pattern[Any]"]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 3 and isinstance(value, tuple | list | set | frozenset):
        for one in value:
            yield from _held(one, depth + 1)
    elif depth < 3 and isinstance(value, dict):
        for one in value.values():
            yield from _held(one, depth + 1)


# -- texts that a pattern looks at long ------------------------------------------------------------


def attacks(pattern: Pattern) -> Iterator[tuple[str, str, str]]:
    """(before, pumped, after) for each repetition of the pattern, and for pieces of it side by side."""
    text = pattern.text.decode("latin-1") if isinstance(pattern.text, bytes) else pattern.text
    tree = parser.parse(text, pattern.flags)
    seen = set()
    for before, body in _repeated(list(tree), ""):
        for pumped in dict.fromkeys([body, f"{before}{body}", f"{body} "]):
            for after in ("", "\0", "!", "\n", " x"):
                attack = (before if pumped == body else "", pumped, after)
                if pumped and attack not in seen:
                    seen.add(attack)
                    yield attack


def _repeated(items: list[Any], before: str) -> Iterator[tuple[str, str]]:
    for position, (code, what) in enumerate(items):
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            _low, high, body = what
            if high > 16:
                for witness in _witnesses(list(body)):
                    yield before, witness
            yield from _repeated(list(body), before)
        for inner in _inside(code, what):
            yield from _repeated(inner, before)
        before += next(_witnesses(items[position : position + 1]), "")


def _inside(code: Any, what: Any) -> list[list[Any]]:
    if code is codes.SUBPATTERN:
        return [list(what[3])]
    if code is codes.BRANCH:
        return [list(one) for one in what[1]]
    if code in (codes.ASSERT, codes.ASSERT_NOT):
        return [list(what[1])]
    if code is codes.ATOMIC_GROUP:
        return [list(what)]
    return []


def _witnesses(items: list[Any]) -> Iterator[str]:
    """Some texts that the items match, the plainest first; at most a handful."""
    found = [""]
    for code, what in items:
        ways = list(_ways(code, what))[:4] or [""]
        found = [text + way for text in found for way in ways][:4]
    yield from dict.fromkeys(found)


def _ways(code: Any, what: Any) -> Iterator[str]:
    if code is codes.LITERAL:
        yield chr(what)
    elif code is codes.NOT_LITERAL:
        yield from (c for c in "a <1" if c != chr(what))
    elif code is codes.ANY:
        yield from "a1 "
    elif code is codes.IN:
        yield from _of_class(what)
    elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        low, _high, body = what
        for one in _witnesses(list(body)):
            yield one * max(low, 1)
        if low == 0:
            yield ""
    elif code is codes.BRANCH:
        for branch in what[1]:
            yield from _witnesses(list(branch))
    elif code is codes.SUBPATTERN:
        yield from _witnesses(list(what[3]))
    elif code is codes.ATOMIC_GROUP:
        yield from _witnesses(list(what))


_SAMPLES = "a1 \n\t<>\"'=.,;:-/_(){}[]Zđ0%|"


def _of_class(what: Any) -> Iterator[str]:
    yield from [c for c in _SAMPLES if _fits(c, what)][:6] or [_first(what)]


def _first(what: Any) -> str:
    for code, one in what:
        if code is codes.LITERAL:
            return chr(one)
        if code is codes.RANGE:
            return chr(one[0])
    return "a"


_CATEGORIES = {
    codes.CATEGORY_DIGIT: str.isdigit,
    codes.CATEGORY_SPACE: str.isspace,
    codes.CATEGORY_WORD: lambda c: c.isalnum() or c == "_",
    codes.CATEGORY_NOT_DIGIT: lambda c: not c.isdigit(),
    codes.CATEGORY_NOT_SPACE: lambda c: not c.isspace(),
    codes.CATEGORY_NOT_WORD: lambda c: not (c.isalnum() or c == "_"),
}


def _fits(letter: str, what: Any) -> bool:
    negated = bool(what) and what[0][0] is codes.NEGATE
    fits = False
    for code, one in what:
        if code is codes.LITERAL:
            fits |= ord(letter) == one
        elif code is codes.RANGE:
            fits |= one[0] <= ord(letter) <= one[1]
        elif code is codes.CATEGORY:
            fits |= bool(_CATEGORIES[one](letter))
    return fits != negated


# -- looking ---------------------------------------------------------------------------------------


def grows(pattern: Pattern) -> str:
    """What made the pattern take more than its share, or nothing."""
    compiled = re.compile(pattern.text, pattern.flags)
    for attack in attacks(pattern):
        look = partial(_time, compiled, pattern.how, attack)
        for size in (*TINY, SHORT):
            short = look(size)
            if short > ENOUGH and look(size) > ENOUGH:
                return f"{short:.1f} s for {size} letters of {attack}"
        if _is_steep(short, look(LONG)):
            first, again = min(look(SHORT) for _ in range(3)), min(look(LONG) for _ in range(2))
            if _is_steep(first, again):
                return f"{first:.4f} s, then {again:.4f} s for {attack}"
    return ""


def _is_steep(short: float, long: float) -> bool:
    return long > FLOOR and long > GROWTH * max(short, FLOOR / GROWTH)


def _time(compiled: "re.Pattern[Any]", how: str, attack: tuple[str, str, str], size: int) -> float:
    before, pumped, after = attack
    text = before + pumped * (size // len(pumped)) + after
    given: Any = text.encode("latin-1", "replace") if isinstance(compiled.pattern, bytes) else text
    if how == "finditer":
        return spent(lambda: deque(compiled.finditer(given), maxlen=0))
    return spent(lambda: getattr(compiled, how)(given))
