"""Boosted trees, evaluated with the bits of one integer, say what walking through them says."""

import random

import pytest

from scrubber.trees import FEW, ZERO, Forest, Node


def naive(tree: list[Node], values: list[float]) -> float:
    node = tree[0]
    while node.feature >= 0:
        node = tree[node.left if values[node.feature] <= node.threshold else node.right]
    return node.value


def largest_steps(trees: list[list[Node]], values: list[float]) -> dict[int, float]:
    moved = dict.fromkeys(range(4), 0.0)
    for tree in trees:
        node, steps = tree[0], []
        while node.feature >= 0:
            child = tree[node.left if values[node.feature] <= node.threshold else node.right]
            steps.append((abs(child.value - node.value), node.feature, child.value - node.value))
            node = child
        if steps:
            _, feature, much = max(steps)
            moved[feature] += much
    return moved


def grow(rnd: random.Random, leaves: int) -> list[Node]:
    tree = [Node(round(rnd.random(), 5))]
    while sum(node.feature < 0 for node in tree) < leaves:
        at = rnd.choice([i for i, node in enumerate(tree) if node.feature < 0])
        tree[at] = Node(tree[at].value, rnd.randrange(4), float(rnd.randrange(5)), len(tree), len(tree) + 1)
        tree += [Node(round(rnd.random(), 5)), Node(round(rnd.random(), 5))]
    return tree


@pytest.mark.parametrize("seed", range(20))
def test_the_bits_find_the_leaves_that_walking_finds(seed: int) -> None:
    rnd = random.Random(seed)
    trees = [grow(rnd, rnd.randint(1, 16)) for _ in range(9 + seed % 2)]
    forest = Forest.read(Forest.of(trees, 0.25, 4).laid_out(), lambda: trees)
    assert forest.laid_out() == Forest.of(trees, 0.25, 4).laid_out()
    rows: list[list[float]] = []
    for _ in range(50):
        values = [float(rnd.randrange(-1, 7)) for _ in range(4)]
        rows.append(values)
        half = forest.possible(values[:2], forest.intervals[:2], forest.all)
        total = forest.total(forest.possible(values[2:], forest.intervals[2:], half))
        walked = sum(naive(tree, values) for tree in trees)
        assert total == pytest.approx(0.25 + walked)
        moved = forest.contributions(forest.possible(values, forest.intervals, forest.all))
        assert {i: (steps - ZERO) * forest.moves.unit for i, steps in enumerate(moved)} == pytest.approx(
            largest_steps(trees, values), abs=len(trees) * forest.moves.unit
        )
    for count in (0, 1, FEW - 1, FEW, 50):
        columns = [[row[feature] for row in rows[:count]] for feature in range(4)]
        one_by_one = [forest.possible(row, forest.intervals, forest.all) for row in rows[:count]]
        assert forest.narrow(columns, forest.intervals, [forest.all] * count) == one_by_one
    assert forest.walk(rows) == [(forest.total(leaves), leaves) for leaves in one_by_one]


def test_a_tree_with_too_many_leaves_is_refused() -> None:
    with pytest.raises(ValueError, match="17 leaves"):
        Forest.of([grow(random.Random(1), 17)], 0.0, 4)
