"""A small thing that makes a careless reader work for minutes, or fill the memory."""

import io
import zipfile
from dataclasses import dataclass

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True)
class Bomb:
    """Bytes under a name, as they are uploaded; `kind` names the doors that take it."""

    kind: str
    name: str
    filename: str
    data: bytes

    def __str__(self) -> str:
        return f"{self.kind}: {self.name}"


def packed(parts: dict[str, str | bytes]) -> bytes:
    """A zip archive of these members, deflated."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def laughs(piece: str) -> str:
    """Entities of entities: a billion of the piece, if somebody resolves them."""
    told = [f'<!ENTITY a0 "{piece}">']
    told += [f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)]
    return "".join(told)
