"""What this node is, and how often somebody tried to get in."""

from django.db import models


class NodeState(models.Model):
    """The one row about the node itself: a demonstration, and the last day of its history."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    demo = models.BooleanField(default=False)
    history_ends_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="node_state_is_one_row"),
            models.CheckConstraint(
                condition=models.Q(demo=True) | models.Q(history_ends_on__isnull=True),
                name="node_state_only_a_demonstration_has_a_last_day",
            ),
        ]

    def __str__(self) -> str:
        return "demo" if self.demo else "node"


class LoginAttempts(models.Model):
    """Failed attempts on one account inside one window; the account is kept as a digest only."""

    key = models.CharField(max_length=43, primary_key=True)
    failures = models.PositiveSmallIntegerField(default=0)
    window_ends_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.key
