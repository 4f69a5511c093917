"""How long a list of 100,000 rows takes: `python -m tests.hostile.measure_exports [rows]`, on a node of its own."""

import os
import resource
import subprocess
import sys
import tempfile
import time

ROWS = 100_000


def _prepare(rows: int) -> None:
    from tinhban.config import setting_up
    from tinhban.foundation import text
    from tinhban.organisations.models import Grant, Organisation, Person, Role

    setting_up.prepare()
    body = Organisation.objects.create(
        slug="so-do", kind="department", protocol_order=1, sort_key="0"
    )
    names = (f"Chuyên viên phòng số {n}" for n in range(rows))
    people = [
        Person(username=f"nguoi-{n:06}", display_name=name, home=body, sort_key=text.sort_key(name), folded=text.fold(name))
        for n, name in enumerate(names)
    ]  # fmt: skip
    Person.objects.bulk_create(people, batch_size=2_000)
    Grant.objects.create(
        person=people[0], role=Role.OFFICER, organisation=body, valid_from="2020-01-01"
    )


def _measure(what: str) -> None:
    """In a process of its own, so that its largest memory is that of one export."""
    import django

    django.setup()
    from django.test import Client

    from tinhban.desk.exports import actions
    from tinhban.desk.models import LongExport
    from tinhban.organisations.models import Person

    client = Client(HTTP_HOST="localhost")
    client.force_login(Person.objects.get(username="nguoi-000000"))
    client.get("/don-vi/nguoi-dung/")
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    began, spent = time.perf_counter(), time.process_time()
    if what.startswith("worker"):
        actions.run(LongExport.objects.get(filename__endswith=what.split()[1]).uid)
        rows, size = LongExport.objects.filter(filename__endswith=what.split()[1]).values_list(
            "done", "size"
        )[0]
        told = f"{rows:,} rows, {size / 1e6:.1f} MB"
    else:
        answer = client.get("/don-vi/nguoi-dung/", {"xuat": what.split()[1]})
        told = f"answer {answer.status_code}"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{what:14} {time.perf_counter() - began:6.2f} s  {time.process_time() - spent:6.2f} s of processor  "  # noqa: T201
          f"{peak:4} MB at most ({base} before)  {told}")  # fmt: skip


def main() -> None:
    if "TINHBAN_MEASURE" in os.environ:
        _measure(os.environ["TINHBAN_MEASURE"])
        return
    with tempfile.TemporaryDirectory(prefix="tinhban-measure-") as home:
        environment = {
            **os.environ,
            "TINHBAN_HOME": home,
            "DJANGO_SETTINGS_MODULE": "tinhban.config.settings",
        }
        environment.pop("TINHBAN_DATABASE", None)
        os.environ.update(environment)
        os.makedirs(os.path.join(home, "static"))
        import django

        django.setup()
        _prepare(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
        for what in ("request csv", "request xlsx", "worker csv", "worker xlsx"):
            subprocess.run(
                [sys.executable, "-m", "tests.hostile.measure_exports"],
                env={**environment, "TINHBAN_MEASURE": what},
                check=True,
            )


if __name__ == "__main__":
    main()
