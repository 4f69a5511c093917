import logging

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "tinhban.evidence"
    label = "evidence"

    def ready(self) -> None:
        # Access lines are wanted although the root logger only takes warnings.
        logging.getLogger("tinhban.access").setLevel(logging.INFO)
        from tinhban.evidence import citations  # noqa: F401 - names a table that events fill
