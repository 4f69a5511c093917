"""Two processes that write one log at the same time; run by test_two_processes as a program."""

import json
import os
import sys

import django


def main(each: int) -> None:
    """Prepare a channel, let two children write, and print what an audit finds."""
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from tinhban.foundation.ids import new_uid
    from tinhban.ledger import actions as ledger
    from tinhban.ledger.models import Entry
    from tinhban.ledger.tests import sample

    if connection.vendor == "sqlite":
        call_command("migrate", "ledger", verbosity=0, skip_checks=True)
        with connection.schema_editor() as editor:
            editor.create_model(sample.Note)
    ours = new_uid()
    ledger.create_identity(ours)
    channel = ledger.open_channel(as_=ours, by=ours, purpose={}, members={})
    connection.close()

    def write() -> None:
        for number in range(each):
            with ledger.writing(channel, as_=ours):
                for _ in range(1 + number % 3):
                    event = sample.NoteWritten(note=new_uid(), text=f"{os.getpid()} {number}")
                    ledger.record(event, as_=ours, by=ours)

    children = []
    for _ in range(2):
        child = os.fork()
        if child == 0:
            try:
                write()
            except BaseException as error:
                sys.stderr.write(f"{error!r}\n")
                os._exit(1)
            os._exit(0)
        children.append(child)
    failed = sum(os.waitpid(child, 0)[1] != 0 for child in children)
    report = ledger.audit(full=True)
    mine = Entry.objects.filter(channel=channel)
    sys.stdout.write(
        json.dumps(
            {
                "failed": failed,
                "problems": len(report.problems),
                "entries": mine.count(),
                "notes": sample.Note.objects.filter(channel=channel).count(),
                "epochs": mine.values("epoch").distinct().count(),
            }
        )
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
