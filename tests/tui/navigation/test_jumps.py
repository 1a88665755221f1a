from hypothesis import given
from hypothesis import strategies as st

from tui.navigation.jumps import Jumps, Place

PLACES = st.builds(Place, article=st.just("article"), top=st.integers(0, 9))
MOVES = st.lists(st.tuples(st.sampled_from(["jump", "back", "forward"]), PLACES), max_size=40)


def test_back_leads_to_where_the_jump_began_and_forward_to_where_it_ended() -> None:
    jumps = Jumps()
    here, there = Place("article", 0), Place("article", 700, "blinken")
    jumps.jump(here)
    assert jumps.back(there) == here
    assert jumps.forward(here) == there


def test_there_is_nothing_before_the_first_jump_nor_after_the_last() -> None:
    jumps = Jumps()
    assert jumps.back(Place("article", 0)) is None
    assert jumps.forward(Place("article", 0)) is None


def test_a_new_jump_drops_what_lay_ahead() -> None:
    jumps = Jumps()
    jumps.jump(Place("article", 1))
    jumps.back(Place("article", 2))
    jumps.jump(Place("article", 3))
    assert jumps.forward(Place("article", 4)) is None


def test_the_oldest_jumps_are_forgotten_first() -> None:
    jumps = Jumps(most=2)
    for top in (1, 2, 3):
        jumps.jump(Place("article", top))
    assert jumps.back(Place("article", 4)) == Place("article", 3)
    assert jumps.back(Place("article", 3)) == Place("article", 2)
    assert jumps.back(Place("article", 2)) is None


@given(MOVES, PLACES)
def test_going_back_to_the_start_and_forward_again_loses_no_place(moves, here) -> None:
    jumps = Jumps()
    for move, place in moves:
        if move == "jump":
            jumps.jump(here)
            here = place
        else:
            here = getattr(jumps, move)(here) or here
    trail = [here]
    while (place := jumps.back(trail[-1])) is not None:
        trail.append(place)
    way_back = [trail[-1]]
    while len(way_back) < len(trail):
        way_back.append(jumps.forward(way_back[-1]))
    assert way_back == trail[::-1]
