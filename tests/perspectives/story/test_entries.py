import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.drafting.answering import DraftAnswer
from perspectives.model import RelationKind, Statement
from perspectives.relating.relations import Related
from perspectives.story.entries import entry_ids, ties

IDS = st.none() | st.sampled_from(["a", "b", "a-2", "a-3"])
STATEMENTS = st.lists(st.builds(Statement, quote=st.sampled_from(["x", "y", "…"]), id=IDS))


def said(quote: str, id: str | None = None) -> Statement:
    return Statement(quote=quote, id=id)


def test_a_statement_keeps_its_own_id():
    assert entry_ids([said("We left.", "left"), said("We stay.", "stay")]) == ["left", "stay"]


@pytest.mark.parametrize(
    "spelled",
    ["the request was justified", "The req-uest was “justified”!", "The  request\nwas justified"],
)
def test_an_id_stays_the_same_while_the_words_do(spelled):
    assert entry_ids([said(spelled)]) == entry_ids([said("The request was justified.")])


def test_an_id_changes_with_the_words():
    assert entry_ids([said("It was justified.")]) != entry_ids([said("It was not justified.")])


def test_the_same_words_said_twice_are_numbered_in_the_order_of_the_files():
    first, other, second, third = entry_ids([said("No."), said("Yes."), said("no"), said("NO!")])
    assert (second, third) == (f"{first}-2", f"{first}-3")
    assert other != first


@given(STATEMENTS)
def test_no_two_statements_have_one_id(statements):
    ids = entry_ids(statements)
    assert len(set(ids)) == len(ids) == len(statements)


@given(STATEMENTS)
def test_the_first_owner_of_an_id_has_it_whatever_the_others_are_called(statements):
    ids = entry_ids(statements)
    for name in {statement.id for statement in statements if statement.id}:
        owner = next(i for i, statement in enumerate(statements) if statement.id == name)
        assert ids[owner] == name


def test_a_tie_made_by_hand_shows_on_both_and_before_those_of_wording():
    echo = RelationKind.ECHO
    rows = [[Related(2, 80.0, echo, ("in your house",))], [], [Related(0, 80.0, echo, ("x",))]]
    first, second, third = ties(["a", "b", "c"], rows, [(0, 1)])
    assert [(tie.id, tie.kind, tie.score) for tie in first] == [
        ("b", RelationKind.ANSWERS, None),
        ("c", echo, 80.0),
    ]
    assert [(tie.id, tie.kind, tie.shared) for tie in second] == [("a", RelationKind.ANSWERS, ())]
    assert [tie.id for tie in third] == ["a"]


def test_a_tie_made_by_hand_says_which_of_the_two_answers_the_other():
    (tie,), (back,) = ties(["a", "b"], [[], []], [(0, 1)])
    assert (tie.answers, tie.answered) == (True, False)
    assert (back.answers, back.answered) == (False, True)
    (both,), _ = ties(["a", "b"], [[], []], [(0, 1), (1, 0)])
    assert (both.answers, both.answered) == (True, True)


def test_what_is_tied_by_hand_and_by_wording_is_one_tie_that_keeps_the_phrases():
    rows = [[Related(1, 60.0, RelationKind.ECHO, ("to leave",))], []]
    (tie,), (back,) = ties(["a", "b"], rows, [(0, 1), (0, 1), (1, 0)])
    assert (tie.kind, tie.score, tie.shared) == (RelationKind.ANSWERS, 60.0, ("to leave",))
    assert (back.id, back.kind, back.score) == ("a", RelationKind.ANSWERS, None)


def test_ties_come_in_the_order_of_worth_whatever_their_scores():
    kinds = RelationKind.ECHO, RelationKind.PARALLEL, RelationKind.VARIANT
    row = [Related(n, 90.0 - n, kind, ()) for n, kind in enumerate(kinds, 1)]
    tied, *_ = ties(["a", "b", "c", "d", "e"], [row, [], [], [], []], [(4, 0)])
    assert [tie.kind for tie in tied] == [RelationKind.ANSWERS, *reversed(kinds)]


def test_a_proposed_answer_comes_behind_those_tied_by_hand_and_the_surer_first():
    sure, doubtful = (DraftAnswer(confidence=c, reason="it says so") for c in (90, 60))
    drafts = {(0, 1): doubtful, (2, 0): sure}
    tied, *_ = ties(["a", "b", "c", "d"], [[]] * 4, [(0, 3)], drafts)
    assert [(tie.id, tie.answers, tie.draft) for tie in tied] == [
        ("d", True, None),
        ("c", False, sure),
        ("b", True, doubtful),
    ]


def test_what_a_hand_has_tied_is_not_proposed_whichever_way():
    draft = DraftAnswer(confidence=90, reason="it says so")
    (tie,), (back,) = ties(["a", "b"], [[], []], [(0, 1)], {(1, 0): draft})
    assert (tie.answers, tie.answered, tie.draft) == (True, False, None)
    assert (back.answers, back.answered, back.draft) == (False, True, None)
