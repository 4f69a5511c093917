"""The world that the matrix is tried in: the small demonstration world, and one thing of every kind."""

import pickle
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests import small_world
from tests.authorisation.cast import Cast, Thing
from tests.moulds import Mould
from tinhban.programmes.models import Programme

TODAY = date(2023, 2, 7)  # the day on which the bodies of the history work
PDF = b"%PDF-1.4\n%%EOF\n"
CSV = "TT;Ngày phát;Tên tin, bài;Thể loại;Đơn vị cung cấp\n1;05/03/2022;Tin mới;Tin;Đài Lai Châu\n".encode()


@dataclass
class Stage:
    """Things by the names that rows give them; what rows send may name values as `{name}`."""

    cast: Cast
    things: dict[str, Thing] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    stations: Programme = None  # type: ignore[assignment]
    provinces: Programme = None  # type: ignore[assignment]

    def put(self, name: str, scene: str, words: str = "", **where: Any) -> None:
        """Let rows speak of a thing by a name."""
        self.things[name] = Thing(scene, where, words)

    def filled(self, sent: Any) -> Any:
        """What a row sends, with the values of this world and fresh files."""
        if isinstance(sent, str):
            if sent == "{pdf}":
                return SimpleUploadedFile("van-ban.pdf", PDF, content_type="application/pdf")
            if sent == "{csv}":
                return SimpleUploadedFile("so.csv", CSV, content_type="text/csv")
            return sent.format_map(self.values)
        if isinstance(sent, list):
            return [self.filled(one) for one in sent]
        return sent


def kept_in(home: Path) -> Path:
    """Where the stage stands beside its database."""
    return home / "stage.pickle"


def _build(home: Path) -> None:
    """Everything that the rows speak of."""
    from tests.authorisation.things import (
        exchanging,
        logs,
        offices,
        papers,
        programmes,
        publications,
        reports,
        watching,
    )

    with small_world.living_in(home):
        stage = Stage(Cast())
        stage.stations = Programme.objects.get(slug="dai-lao-cai-dai-lai-chau-2021-2025")
        stage.provinces = Programme.objects.get(slug="lao-cai-yen-bai-lai-chau-2022")
        for part in (
            programmes,
            exchanging,
            publications,
            logs,
            watching,
            reports,
            papers,
            offices,
        ):
            part.put_on(stage)
        stage.cast.enter()
    kept_in(home).write_bytes(pickle.dumps(stage))


STAGE = Mould("stage", _build, small_world.WORLD)
