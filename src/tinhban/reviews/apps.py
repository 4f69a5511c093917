from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewsConfig(AppConfig):
    name = "tinhban.reviews"
    label = "reviews"

    def ready(self) -> None:
        """Take up events of reviews, tell programmes which are reviewed, and stand on the rail."""
        from tinhban.programmes import hooks
        from tinhban.reviews import permissions, programme_page, projections, queries  # noqa: F401 - two register themselves
        from tinhban.screens import rail

        hooks.register_review_state(queries.reviewed_programmes)
        hooks.register_columns(queries.columns_in)
        hooks.register_action(programme_page.report_of)
        rail.register(
            "reports", 10, _("Interim and final reports"), "reviews:list", "report-analytics"
        )
        rail.register("reports", 20, _("Check of figures"), "reviews:check", "checklist")
