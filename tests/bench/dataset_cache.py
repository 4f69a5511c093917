"""The data set of the screens, built once and kept in its data directory."""

import json
import shutil
import sys
from pathlib import Path

from tests.bench import scratch


def prepare(home: Path, usages: int) -> None:
    """Start a node whose exchange has this many uses; a kept one of another size or shape is built anew."""
    if (home / "bench.json").exists():
        if _told(home).get("usages") != usages:
            _empty(home)
    elif any(home.iterdir()):
        sys.exit(f"{home} is not empty and holds no data set of the benchmark: nothing was touched")
    scratch.start(home)
    from tests.bench import dataset

    told = _told(home)
    if told:
        if told["shape"] != dataset.shape():
            sys.exit(f"the data set in {home} is of an older shape: take the folder away")
        return
    scratch.load_world()
    _fill(usages)
    (home / "bench.json").write_text(json.dumps({"usages": usages, "shape": dataset.shape()}))


def _fill(usages: int) -> None:
    import typer

    from tests.bench import dataset

    with typer.progressbar(length=usages, label="uses recorded", file=sys.stderr) as bar:
        before = 0
        for done in dataset.fill(usages):
            bar.update(done - before)
            before = done


def _told(home: Path) -> dict[str, object]:
    try:
        return dict(json.loads((home / "bench.json").read_text()))
    except (OSError, ValueError):
        return {}


def _empty(home: Path) -> None:
    for path in home.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()
