from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    name = "tinhban.reviews"
    label = "reviews"

    def ready(self) -> None:
        """Take up events of reviews, and tell programmes which are reviewed."""
        from tinhban.programmes import hooks
        from tinhban.reviews import permissions, projections, queries

        hooks.register_review_state(queries.reviewed_programmes)
        self.loaded = (permissions, projections)
