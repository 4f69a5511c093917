from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewsConfig(AppConfig):
    name = "tinhban.reviews"
    label = "reviews"

    def ready(self) -> None:
        """Take up events of reviews, tell programmes which are reviewed, and stand on the rail."""
        from tinhban.jobs import work
        from tinhban.programmes import hooks
        from tinhban.reviews import (  # noqa: F401 - two register themselves
            in_hand,
            permissions,
            programme_page,
            projections,
            queries,
            search,
        )
        from tinhban.reviews.models import CHECKING, MAKING, Bundle, TextCheck
        from tinhban.screens import rail

        making = "tinhban.reviews.actions.bundling.run_bundle"
        work.register(work.Work(MAKING, making, at_work=Bundle.objects.at_work))
        checking = "tinhban.reviews.actions.text_checks.run_text_check"
        work.register(work.Work(CHECKING, checking, at_work=TextCheck.objects.at_work))
        hooks.register_review_state(queries.reviewed_programmes)
        hooks.register_columns(queries.columns_in)
        hooks.register_action(programme_page.report_of)
        in_hand.register()
        search.register()
        rail.register(
            "reports", 10, _("Interim and final reports"), "reviews:list", "report-analytics"
        )
        rail.register("reports", 20, _("Check of figures"), "reviews:check", "checklist")
