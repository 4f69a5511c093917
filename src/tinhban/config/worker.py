"""The worker process: what waits in the queue, and beside it a look at what fell silent."""

import sys

from tinhban.config import command_line


def main() -> None:
    """Work until a signal comes; the arguments are those of `db_worker`."""
    command_line.start_django()
    from django.core.management import execute_from_command_line

    from tinhban.desk.exports import jobs as exports
    from tinhban.jobs import beating
    from tinhban.logbook import jobs as logs
    from tinhban.reviews import jobs as reports
    from tinhban.watch import jobs as watches

    beating.keep_looking(
        logs.resume_interrupted,
        reports.resume_bundles,
        reports.resume_text_checks,
        exports.resume_interrupted,
        watches.keep_at_it,
    )
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
