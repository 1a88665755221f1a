"""Threads: who answers whom, as rows of a tree."""

import itertools
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from perspectives.drafting.answering import DraftAnswer
from perspectives.model import Actor, Article, Passage, State, Statement
from perspectives.story.entries import Entry, ties
from perspectives.story.story import Story
from perspectives.story.threads import Turn, thread

SURE = DraftAnswer(confidence=90, reason="the text says “in response”")


def story(names: str, *answers: str, proposed: tuple[str, ...] = ()) -> Story:
    """Return a story with a statement for each letter; `ba` says that b answers a."""
    pairs = [(names.index(one), names.index(other)) for one, other in answers]
    drafts = {(names.index(one), names.index(other)): SURE for one, other in proposed}
    tied = ties(list(names), [()] * len(names), pairs, drafts)
    entries = [
        Entry(
            id=name,
            statement=Statement(quote=name),
            actor=Actor(name=name.upper()),
            perspective_id="town",
            path=Path("town.yaml"),
            place=(0, number),
            line=1,
            column=1,
            article="article",
            passage=Passage(state=State.EXACT, score=100.0, spans=[(number, number + 1)]),
            quote=name,
            related=its_ties,
        )
        for number, (name, its_ties) in enumerate(zip(names, tied, strict=True))
    ]
    article = Article(id="article", text=names)
    return Story(folder=Path(), articles=(article,), statements=tuple(entries))


def drawn(rows: tuple[Turn, ...]) -> list[str]:
    return ["-" * row.depth + row.entry.id + ("…" if row.is_again else "") for row in rows]


def of(made: Story, name: str) -> list[str]:
    entry = made.statement(name)
    assert entry is not None
    return drawn(thread(made, entry))


def test_a_thread_goes_up_to_its_root_and_down_to_all_that_answers_it():
    made = story("abcdx", "ba", "cb", "da")
    assert of(made, "c") == of(made, "a") == ["a", "-b", "--c", "-d"]


def test_a_statement_that_nobody_answers_is_a_thread_of_its_own():
    assert of(story("ab"), "b") == ["b"]


def test_answers_to_the_same_statement_stand_in_the_order_of_the_story():
    assert of(story("dcba", "ab", "cb", "db"), "b") == ["b", "-d", "-c", "-a"]


def test_who_answers_two_stands_below_both_and_is_told_in_full_once():
    made = story("abcd", "ca", "cb", "dc")
    assert of(made, "d") == ["a", "-c", "--d", "b", "-c…"]


def test_two_who_answer_each_other_are_no_endless_thread():
    assert of(story("abc", "ab", "ba", "ca"), "b") == ["a", "-b", "--a…", "-c"]


def test_a_circle_that_hangs_on_a_root_is_shown_with_it():
    made = story("abcd", "ba", "cb", "bc", "dc")
    assert of(made, "d") == ["a", "-b", "--c", "---b…", "---d"]


def test_a_row_has_what_ties_it_to_its_parent_and_says_if_that_is_only_proposed():
    made = story("abc", "ba", proposed=("ca",))
    root, hand, proposal = thread(made, made.statements[0])
    assert (root.tie, root.parent) == (None, None)
    assert hand.tie is not None
    assert hand.tie.draft is None
    assert hand.parent == 0
    assert proposal.tie is not None
    assert proposal.tie.draft == SURE


def test_a_quarrel_of_thousands_is_told_as_well():
    names = "".join(chr(0x4E00 + number) for number in range(3000))
    answers = [late + early for early, late in itertools.pairwise(names)]
    made = story(names, *answers)
    assert len(thread(made, made.statements[-1])) == 3000


LETTERS = "abcdef"


@given(
    st.sets(st.tuples(st.sampled_from(LETTERS), st.sampled_from(LETTERS))),
    st.sampled_from(LETTERS),
)
def test_whoever_answers_whom_each_statement_is_told_once_and_each_answer_to_it_shown(pairs, name):
    pairs = {(one, other) for one, other in pairs if one != other}
    made = story(LETTERS, *map("".join, pairs))
    rows = thread(made, made.statements[LETTERS.index(name)])
    told = [row.entry.id for row in rows if not row.is_again]
    assert name in told
    assert len(told) == len(set(told))
    shown = [(row.entry.id, rows[row.parent].entry.id) for row in rows if row.parent is not None]
    assert sorted(shown) == sorted(pair for pair in pairs if pair[1] in told)
