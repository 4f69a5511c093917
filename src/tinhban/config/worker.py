"""The worker process: what waits in the queue, and beside it a look at what fell silent."""

import sys

from tinhban.config import quick_start


def main() -> None:
    """Work until a signal comes; the arguments are those of `db_worker`."""
    quick_start.start()
    from django.core.management import execute_from_command_line

    from tinhban.jobs import beating, work
    from tinhban.watch import working

    beating.keep_looking(work.resume_all, working.keep_at_it)
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
