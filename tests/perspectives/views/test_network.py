"""Who answers, echoes or mirrors whom, as actors or perspectives by one another."""

from itertools import permutations

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from perspectives.drafting.answering import DraftAnswer
from perspectives.model import RelationKind
from perspectives.story.story import Story, load
from perspectives.views.network import Network, network
from perspectives.views.voices import Voice
from seeds import CSTO_PEACEKEEPERS
from tests.perspectives.views.stories import proposed, statement, story, tied

ANSWERS, ECHO = RelationKind.ANSWERS, RelationKind.ECHO

ACTORS = {"company": ["Ruark", "Imrie"], "islands": ["Sorley"], "union": ["Teale"]}
RUARK, IMRIE = (Voice(side="company", actor=name) for name in ("Ruark", "Imrie"))
SORLEY = Voice(side="islands", actor="Sorley")
TEALE = Voice(side="union", actor="Teale")


def ferry(*ties: tuple[str, RelationKind, str], draft: DraftAnswer | None = None) -> Story:
    """Return a story of two statements by each actor, `Ruark-0` the first, tied as given."""
    made = story(
        {
            side: {name: [statement("words", id=f"{name}-{n}") for n in (0, 1)] for name in names}
            for side, names in ACTORS.items()
        }
    )
    for one, kind, other in ties:
        made = tied(made, one, other, kind, None, draft)
    return made


def ids(found: Network, one: Voice, other: Voice) -> list[tuple[str, str]]:
    return [(pair.one.id, pair.other.id) for pair in found.cell(one, other)]


def test_an_answer_is_in_the_row_of_who_answers_and_in_no_other():
    found = network(ferry(("Ruark-0", ANSWERS, "Sorley-1")))
    assert ids(found, RUARK, SORLEY) == [("Ruark-0", "Sorley-1")]
    assert ids(found, SORLEY, RUARK) == []


def test_an_echo_is_in_the_rows_of_both_each_from_its_own_side():
    found = network(ferry(("Ruark-0", ECHO, "Sorley-1")))
    assert ids(found, RUARK, SORLEY) == [("Ruark-0", "Sorley-1")]
    assert ids(found, SORLEY, RUARK) == [("Sorley-1", "Ruark-0")]


def test_a_tie_that_only_one_of_the_two_lists_is_in_both_rows():
    made = ferry(("Ruark-0", ECHO, "Sorley-1"))
    silent = [
        msgspec.structs.replace(one, related=()) if one.id == "Ruark-0" else one
        for one in made.statements
    ]
    found = network(msgspec.structs.replace(made, statements=tuple(silent)))
    assert ids(found, SORLEY, RUARK) == [("Sorley-1", "Ruark-0")]
    assert ids(found, RUARK, SORLEY) == [("Ruark-0", "Sorley-1")]


def test_what_somebody_says_twice_is_on_the_diagonal_once():
    found = network(
        ferry(("Ruark-0", RelationKind.VARIANT, "Ruark-1"), ("Ruark-0", ECHO, "Sorley-0"))
    )
    assert ids(found, RUARK, RUARK) == [("Ruark-0", "Ruark-1")]


def test_who_is_tied_to_nobody_else_stands_apart():
    found = network(ferry(("Ruark-0", ECHO, "Sorley-0"), ("Teale-0", ECHO, "Teale-1")))
    assert set(found.voices) == {RUARK, SORLEY}
    assert found.alone == (IMRIE, TEALE)


def test_perspectives_have_the_ties_of_their_actors():
    found = network(
        ferry(("Ruark-0", ANSWERS, "Sorley-0"), ("Imrie-0", ANSWERS, "Sorley-1")), by_actor=False
    )
    assert len(found.cell(Voice(side="company"), Voice(side="islands"))) == 2
    assert found.alone == (Voice(side="union"),)


def test_an_answer_that_is_proposed_is_told_from_one_in_a_file():
    draft = DraftAnswer(confidence=70, reason="“in response”")
    (pair,) = network(ferry(("Ruark-0", ANSWERS, "Sorley-0"), draft=draft)).cell(RUARK, SORLEY)
    assert pair.is_proposed
    filed = ferry(("Ruark-0", ANSWERS, "Sorley-0"))
    (pair,) = network(filed).cell(RUARK, SORLEY)
    assert not pair.is_proposed
    (pair,) = network(proposed(filed, "Sorley-0")).cell(RUARK, SORLEY)
    assert pair.is_proposed


def test_in_the_first_story_those_who_answer_the_appeal_stand_together():
    order = [voice.actor for voice in network(load(CSTO_PEACEKEEPERS)).voices]
    answering = ["Collective Security Council", "Nikol Pashinyan", "CSTO members"]
    places = sorted(order.index(name) for name in (*answering, "Kassym-Jomart Tokayev"))
    assert places[-1] - places[0] == 3


NAMES = [f"{name}-{n}" for names in ACTORS.values() for name in names for n in (0, 1)]
PAIRS = [*permutations(NAMES, 2)]
TIED = st.lists(
    st.tuples(st.sampled_from(PAIRS), st.sampled_from(RelationKind)),
    max_size=12,
    unique_by=lambda tie: frozenset(tie[0]),
).map(lambda ties: [(one, kind, other) for (one, other), kind in ties])


@given(TIED, st.booleans())
def test_every_tie_is_in_one_cell_if_it_goes_one_way_and_else_in_one_or_two(ties, by_actor):
    found = network(ferry(*ties), by_actor=by_actor)
    cells = {
        frozenset((pair.one.id, pair.other.id)): [] for its in found.cells.values() for pair in its
    }
    for place, pairs in found.cells.items():
        for pair in pairs:
            cells[frozenset((pair.one.id, pair.other.id))].append(place)
    assert cells.keys() == {frozenset((one, other)) for one, _, other in ties}
    for one, kind, other in ties:
        places = cells[frozenset((one, other))]
        is_one = kind is ANSWERS or places[0] == places[0][::-1]
        assert len(places) == (1 if is_one else 2)
        assert set(places) <= {places[0], places[0][::-1]}


@given(TIED, st.booleans(), st.randoms(use_true_random=False))
def test_the_order_is_a_permutation_whatever_the_order_of_the_statements(ties, by_actor, random):
    made = ferry(*ties)
    found = network(made, by_actor=by_actor)
    assert len({*found.voices, *found.alone}) == len(found.voices) + len(found.alone)
    assert len(found.voices) + len(found.alone) == (4 if by_actor else 3)
    shuffled = list(made.statements)
    random.shuffle(shuffled)
    other = network(msgspec.structs.replace(made, statements=tuple(shuffled)), by_actor=by_actor)
    assert (other.voices, other.alone) == (found.voices, found.alone)
