"""Nothing is loaded from a foreign host, and no file names a package host or a path of somebody's machine."""

import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "tinhban"
FOREIGN = re.compile(r"""(?:https?:)?//[a-z0-9]""", re.I)
IN_STYLES = re.compile(r"""(?:url\(|@import)\s*['"]?([^'")\s;]+)""", re.I)
IN_SCRIPTS = re.compile(r"""['"`]((?:https?:|wss?:)?//[a-z0-9][^'"`]*)""", re.I)
# Names of things in documents, never fetched.
NAMESPACES = re.compile(r"https?://(?:www\.w3\.org|schemas\.[a-z.]+|purl\.[a-z.]+)/")
LOADED = {
    "link": "href", "script": "src", "img": "src", "source": "src", "iframe": "src",
    "audio": "src", "video": "src", "embed": "src", "object": "data", "use": "href",
}  # fmt: skip
# Written in pieces, so that this file does not name them.
PACKAGE_HOSTS = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"), ("anaconda", "org"),
        ("jsdelivr", "net"), ("unpkg", "com"), ("cdnjs", "cloudflare"), ("googleapis", "com"),
        ("gstatic", "com"), ("crates", "io"), ("docker", "io"), ("debian", "org"), ("golang", "org"),
    )
)  # fmt: skip
MACHINE_PATHS = re.compile("(?<![\\w.$}])/(?:" + "|".join(("root", "home", "Users", "work")) + ")/")


class Loads(HTMLParser):
    """The addresses that a browser fetches for a template without being asked."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in LOADED and LOADED[tag] in given:
            self.found.append(given[LOADED[tag]])
        self.found += [v for n, v in given.items() if n in ("srcset", "poster", "background")]
        self.found += [v for n, v in given.items() if n in ("hx-get", "hx-post", "action")]
        self.found += IN_STYLES.findall(given.get("style", ""))


def _ours(*endings: str) -> list[Path]:
    return [path for path in PACKAGE.rglob("*") if path.suffix in endings and path.is_file()]


def test_no_template_loads_from_elsewhere():
    templates = _ours(".html")
    assert len(templates) > 30
    wrong = []
    for path in templates:
        loads = Loads()
        text = path.read_text()
        loads.feed(text)
        found = [*loads.found, *IN_STYLES.findall(text)]
        wrong += [f"{path.name}: {one}" for one in found if FOREIGN.match(one)]
    assert not wrong


def test_no_style_and_no_script_loads_from_elsewhere():
    styles, scripts = _ours(".css"), _ours(".js")
    assert styles and scripts
    wrong = []
    for path in styles:
        found = IN_STYLES.findall(path.read_text())
        wrong += [f"{path.name}: {one}" for one in found if FOREIGN.match(one)]
    for path in scripts:
        found = IN_SCRIPTS.findall(NAMESPACES.sub("", path.read_text()))
        wrong += [f"{path.name}: {one}" for one in found]
    assert not wrong


def _versioned() -> list[Path]:
    """Every file under version control, also those that are not committed yet."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = [name for name in listed.stdout.decode().split("\0") if name]
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def _lines(path: Path) -> list[str]:
    content = path.read_bytes()
    return [] if b"\0" in content[:8000] else content.decode(errors="replace").splitlines()


def test_no_file_names_a_package_host_or_a_path_of_a_machine():
    files = _versioned()
    assert len(files) > 200
    wrong = []
    for path in files:
        for number, line in enumerate(_lines(path), 1):
            told = f"{path.relative_to(ROOT)}:{number}"
            low = line.lower()
            wrong += [f"{told}: {host}" for host in PACKAGE_HOSTS if host in low]
            if MACHINE_PATHS.search(line) or str(ROOT) in line:
                wrong.append(f"{told}: {line.strip()[:120]}")
    assert not wrong, "\n".join(wrong)
