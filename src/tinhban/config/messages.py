"""Compiles every catalogue of the package whose .po is newer than its .mo: `python -m tinhban.config.messages`."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def compile_catalogues(root: Path = PACKAGE) -> list[Path]:
    """Write the .mo files that are missing or old; the answer names them."""
    # Loaded by who prepares a node, not at the start of every command.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    written = []
    for source in sorted(root.glob("**/locale/*/LC_MESSAGES/django.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parent.parent.name, abort_invalid=True)
        made = target.with_suffix(".mo.part")
        with made.open("wb") as file:
            write_mo(file, catalogue)
        made.replace(target)
        written.append(target)
    return written


if __name__ == "__main__":
    compile_catalogues()
