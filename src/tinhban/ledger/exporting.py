"""A channel as one file: links, bodies and key statements, for another machine or a stick."""

import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

from tinhban.ledger import keys
from tinhban.ledger.errors import UnknownChannel
from tinhban.ledger.models import Channel, Entry, Epoch, ForkProof

Progress = Callable[[int, int], None]


def export(channel: str, to: Path, progress: Progress | None = None) -> Path:
    """Write the whole channel as a zip: every link of every log, so that nothing can be left out.

    `channel.json` names the logs; `links/<organisation>/<epoch>.jws` has a link a line, in order;
    `bodies/<entry hash>.json` the bodies that are here; `keys/<organisation>.jws` the statements
    of the root keys; `forks/` the pairs that prove two branches.
    """
    found = Channel.objects.filter(pk=channel).first()
    if found is None:
        raise UnknownChannel
    epochs = list(Epoch.objects.filter(channel=channel).order_by("organisation", "pk"))
    total = sum(epoch.head_seq + 1 for epoch in epochs)
    done = 0
    part = to.with_name(to.name + ".part")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as out:
        out.writestr("channel.json", _contents(found, epochs))
        for organisation in sorted({epoch.organisation for epoch in epochs}, key=str):
            out.writestr(f"keys/{organisation}.jws", "\n".join(keys.statements_of(organisation)))
        for epoch in epochs:
            links: list[bytes] = []
            rows = Entry.objects.filter(
                channel=channel, organisation=epoch.organisation, epoch=epoch.epoch
            ).order_by("seq")
            for name, link, body in rows.values_list("hash", "link", "body").iterator(500):
                links.append(bytes(link))
                if body is not None:
                    out.writestr(f"bodies/{name}.json", bytes(body))
                done += 1
                if progress is not None and done % 500 == 0:
                    progress(done, total)
            out.writestr(f"links/{epoch.organisation}/{epoch.epoch}.jws", b"\n".join(links))
        for proof in ForkProof.objects.filter(channel=channel):
            pair = bytes(proof.first_link) + b"\n" + bytes(proof.second_link)
            out.writestr(f"forks/{proof.first_hash}-{proof.second_hash}.jws", pair)
    if progress is not None:
        progress(total, total)
    os.replace(part, to)
    return to


def _contents(channel: Channel, epochs: list[Epoch]) -> str:
    contents = {
        "v": 1,
        "channel": channel.pk,
        "coordinator": str(channel.coordinator),
        "demo": channel.demo,
        "purpose": channel.purpose,
        "heads": [
            {
                "organisation": str(epoch.organisation),
                "epoch": epoch.epoch,
                "seq": epoch.head_seq,
                "hash": epoch.head_hash,
            }
            for epoch in epochs
        ],
    }
    return json.dumps(contents, ensure_ascii=False, indent=1)
