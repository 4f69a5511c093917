"""An organisation of a bundle made by hand, with the keys that it signs with."""

from dataclasses import dataclass, field
from uuid import UUID

from tinhban.proof import keys
from tinhban.proof.encoding import b64url


@dataclass
class Signer:
    """An organisation with its keys."""

    organisation: UUID
    root: bytes = field(default_factory=keys.new_seed)
    seed: bytes = field(default_factory=keys.new_seed)

    def statement(self) -> str:
        said = keys.Statement(
            act="key",
            organisation=self.organisation,
            root=keys.public_key(self.root),
            at=1,
            key_number=1,
            key=keys.public_key(self.seed),
            successor=b64url(b"s" * 32),
            demo=False,
        )
        return keys.sign_statement(said, self.root).decode()
