"""The restore rule in a thousand small worlds: no honest organisation is ever branded a forger."""

import os

from tinhban.ledger.tests.simulation import World, guard_rule, plain_chain

SEEDS = int(os.environ.get("TINHBAN_SIMULATION_SEEDS", "60"))


def test_restores_never_brand_an_honest_organisation():
    restores = 0
    for seed in range(SEEDS):
        world = World(seed, guard_rule)
        restores += world.restores
        assert world.accused() == set(), f"seed {seed}"
        assert world.converged(), f"seed {seed}"
        assert world.missing() == 0, f"seed {seed}"
    assert restores > SEEDS  # the model does restore


def test_without_the_rule_most_runs_brand_somebody():
    branded = sum(bool(World(seed, plain_chain).accused()) for seed in range(20))
    assert branded > 10


def test_a_liar_is_proven_everywhere_and_nobody_else():
    exposed = 0
    for seed in range(SEEDS):
        world = World(seed, guard_rule, liar=True)
        assert world.accused() <= {0}, f"seed {seed}"
        assert world.converged(), f"seed {seed}"
        knowing = [bool(node.proofs) for node in world.honest()]
        assert all(knowing) == any(knowing), f"seed {seed}"  # proofs are gossiped
        exposed += any(knowing)
    assert exposed > SEEDS // 4
