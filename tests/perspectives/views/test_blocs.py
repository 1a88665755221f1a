"""The order in which those stand together who are tied to the same others."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from perspectives.views.blocs import in_blocs

TIES = st.dictionaries(
    st.sampled_from([*product("abcdefgh", repeat=2)]), st.integers(1, 9), max_size=12
)


def parted(order: list[str], *blocs: str) -> bool:
    """Return whether the members of each bloc stand in a row."""
    places = [sorted(order.index(one) for one in bloc) for bloc in blocs]
    return all(one[-1] - one[0] == len(one) - 1 for one in places)


def test_two_blocs_that_are_tied_within_stand_apart():
    ties = {
        ("a", "c"): 1,
        ("c", "e"): 1,
        ("b", "d"): 1,
        ("d", "f"): 1,
        ("a", "e"): 1,
        ("b", "f"): 1,
    }
    order = in_blocs({**ties, ("e", "b"): 1})
    assert parted(order, "ace", "bdf")


def test_those_who_answer_the_same_stand_together_though_nothing_ties_them():
    order = in_blocs({("a", "x"): 2, ("b", "y"): 2, ("c", "x"): 2, ("d", "y"): 2, ("x", "y"): 1})
    assert parted(order, "acx", "bdy")


def test_what_nothing_ties_together_is_not_mixed():
    order = in_blocs({("a", "d"): 1, ("b", "e"): 5, ("c", "f"): 1, ("a", "c"): 1, ("b", "g"): 1})
    assert parted(order, "acdf", "beg")
    assert order[0] in "beg"


def test_nobody_is_tied_to_himself_alone():
    assert in_blocs({("a", "a"): 3}) == []
    assert in_blocs({}) == []


@given(TIES)
def test_all_that_are_tied_stand_in_the_order_once(ties):
    tied = {one for pair in ties for one in pair if pair[0] != pair[1]}
    order = in_blocs(ties)
    assert sorted(order) == sorted(tied)


@given(TIES, st.randoms(use_true_random=False))
def test_neither_the_order_of_the_ties_nor_who_is_named_first_changes_it(ties, random):
    others = [(pair[::-1] if random.random() < 0.5 else pair, size) for pair, size in ties.items()]
    random.shuffle(others)
    turned: dict[tuple[str, str], int] = {}
    for pair, size in others:
        turned[pair] = turned.get(pair, 0) + size
    assert in_blocs(turned) == in_blocs(ties)
