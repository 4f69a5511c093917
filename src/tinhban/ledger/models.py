"""The log as it is stored: links and bodies byte for byte, and what admission needs to judge the next."""

from datetime import UTC, datetime

from django.db import models
from django.db.models import Q

from tinhban.ledger.entries import State
from tinhban.wire.channels import Role


class Channel(models.Model):
    """A circle of organisations that see each other's logs, begun by one genesis entry."""

    id = models.CharField(primary_key=True, max_length=43, editable=False)  # hash of the genesis
    coordinator = models.UUIDField()
    purpose = models.JSONField(default=dict)
    demo = models.BooleanField()
    opened_at = models.DateTimeField()


class OrganisationKey(models.Model):
    """A node key, with the statement in which the organisation's root key vouches for it."""

    organisation = models.UUIDField()
    number = models.PositiveIntegerField()
    public = models.BinaryField(max_length=32)
    root = models.BinaryField(max_length=32)
    successor = models.CharField(max_length=43, blank=True)  # hash of the next root key
    demo = models.BooleanField(default=False)
    statement = models.BinaryField()
    confirmed_on = models.DateField(null=True)  # the fingerprint was compared by letter

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="ledger_key_once")
        ]


class KeyRevocation(models.Model):
    """The last good entry of a stolen node key in one channel, signed by the root key."""

    organisation = models.UUIDField()
    number = models.PositiveIntegerField()
    channel = models.CharField(max_length=43)
    statement = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "number", "channel"], name="ledger_revocation_once"
            )
        ]


class Epoch(models.Model):
    """One unbroken stretch of an organisation's log; never continued after a restart or restore."""

    channel = models.CharField(max_length=43)
    organisation = models.UUIDField()
    epoch = models.CharField(max_length=22)
    head_seq = models.BigIntegerField()
    head_hash = models.CharField(max_length=43)
    opened_at = models.DateTimeField()
    # The epoch whose first entry names this one's head, and the end the author has declared.
    succeeded_by = models.CharField(max_length=22, blank=True, default="")
    closed_at_seq = models.BigIntegerField(null=True)
    frozen_from = models.BigIntegerField(null=True)  # two branches from this seq on

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["channel", "organisation", "epoch"], name="ledger_epoch_once"
            )
        ]


class Entry(models.Model):
    """A signed link, and its body where this node may have it; the bytes are never rewritten."""

    hash = models.CharField(primary_key=True, max_length=43, editable=False)
    channel = models.CharField(max_length=43)
    organisation = models.UUIDField()
    epoch = models.CharField(max_length=22)
    seq = models.BigIntegerField()
    prev = models.CharField(max_length=43)
    type = models.CharField(max_length=120)
    stamp = models.BigIntegerField()  # `at` of the link: the author's claim, seconds since 1970
    key_number = models.PositiveIntegerField()
    membership = models.CharField(max_length=43)
    refs = models.TextField(blank=True, default="")  # hashes, separated by spaces
    critical = models.TextField(blank=True, default="")  # names the link says one must know
    business_id = models.UUIDField(null=True)  # null while the body is withheld
    link = models.BinaryField()
    body = models.BinaryField(null=True)
    state = models.CharField(max_length=11, choices=[(state, state) for state in State])
    received_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["channel", "organisation", "epoch", "seq"], name="ledger_entry_position"
            )
        ]
        indexes = [
            models.Index(fields=["organisation", "business_id"], name="ledger_entry_intention"),
            models.Index(
                fields=["channel"], condition=Q(state="waiting"), name="ledger_entry_waiting"
            ),
        ]

    @property
    def at(self) -> datetime:
        return datetime.fromtimestamp(self.stamp, UTC)


class EntryActor(models.Model):
    """Who acted for the organisation; stays on this node, events carry the office only."""

    entry_hash = models.CharField(primary_key=True, max_length=43)
    person = models.UUIDField(db_index=True)


class Wait(models.Model):
    """An entry that is held back until another one is applied."""

    entry_hash = models.CharField(max_length=43)
    needs = models.CharField(max_length=43, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry_hash", "needs"], name="ledger_wait_once")
        ]


class Quarantine(models.Model):
    """Why an entry could not be applied; tried again at each upgrade."""

    entry_hash = models.CharField(primary_key=True, max_length=43)
    channel = models.CharField(max_length=43)
    error = models.TextField()
    since = models.DateTimeField()


class ForkProof(models.Model):
    """Two valid links of one author that cannot both be true: the pair is the proof."""

    channel = models.CharField(max_length=43)
    organisation = models.UUIDField()
    epoch = models.CharField(max_length=22)
    seq = models.BigIntegerField()  # the first position in dispute
    first_hash = models.CharField(max_length=43)
    first_link = models.BinaryField()
    second_hash = models.CharField(max_length=43)
    second_link = models.BinaryField()
    found_at = models.DateTimeField()
    resolution = models.BinaryField(
        null=True
    )  # the root-signed statement that names the good branch

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["first_hash", "second_hash"], name="ledger_fork_once")
        ]


class ForkedEntry(models.Model):
    """An entry of the branch that came second, kept beside the log."""

    hash = models.CharField(primary_key=True, max_length=43)
    channel = models.CharField(max_length=43)
    organisation = models.UUIDField()
    epoch = models.CharField(max_length=22)
    seq = models.BigIntegerField()
    prev = models.CharField(max_length=43)
    link = models.BinaryField()
    body = models.BinaryField(null=True)
    received_at = models.DateTimeField()


class Membership(models.Model):
    """One change of a role in a channel; the last one of an organisation is in force."""

    uid = models.UUIDField(primary_key=True, editable=False)
    channel = models.CharField(max_length=43)
    organisation = models.UUIDField()
    role = models.CharField(max_length=11, blank=True)  # empty: removed
    position = models.PositiveIntegerField()  # in the chain of membership entries
    heads = models.JSONField(default=list)  # of a removed member: the last entries accepted
    entry_hash = models.CharField(max_length=43, db_index=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=["", *Role]), name="ledger_membership_role")
        ]
        indexes = [
            models.Index(
                fields=["channel", "organisation", "position"], name="ledger_membership_order"
            ),
            models.Index(fields=["organisation", "role"], name="ledger_membership_of"),
        ]
