"""Actors and perspectives by topics: who speaks of what, and how."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.model import Article, Statement
from perspectives.story.story import Story
from perspectives.views.topics import (
    NO_TOPIC,
    Change,
    Proposed,
    Topic,
    proposed_topics,
    topic_table,
)
from perspectives.views.voices import Voice
from tests.perspectives.views.stories import proposed, statement, story

RUARK = Voice(side="company", actor="Ruark")
IMRIE = Voice(side="company", actor="Imrie")
FARES = Topic("fares")


def said(topic: str | None, stance: str | None = None, date: str | None = None) -> Statement:
    return statement("some words", topic=topic, stance=stance, date=date)


def test_topics_stand_in_the_order_of_how_often_they_are_spoken_of_and_none_is_last():
    ruark = [said("hull"), said(None), said("fares"), said(None), said("fares"), said("crew")]
    table = topic_table(story({"company": {"Ruark": ruark}}))
    assert table.topics == (FARES, Topic("crew"), Topic("hull"), NO_TOPIC)
    assert [len(cell.entries) for cell in table.row(RUARK)] == [2, 1, 1, 2]


def test_rows_are_actors_or_perspectives_that_say_something():
    ferry = story(
        {
            "company": {"Ruark": [said("fares")], "Mute": [], "Imrie": [said("hull")]},
            "islands": {"Sorley": [said("fares")]},
        }
    )
    actors = topic_table(ferry)
    assert actors.voices == (RUARK, IMRIE, Voice(side="islands", actor="Sorley"))
    sides = topic_table(ferry, by_actor=False)
    assert sides.voices == (Voice(side="company"), Voice(side="islands"))
    assert [len(cell.entries) for cell in sides.column(FARES)] == [1, 1]


def test_silence_is_an_empty_cell():
    ferry = story({"company": {"Ruark": [said("fares")], "Imrie": [said("hull")]}})
    assert topic_table(ferry).cell(IMRIE, FARES).every == ()


def test_a_cell_has_each_stance_once_support_first():
    ruark = [
        said("fares", "oppose"),
        said("fares"),
        said("fares", "support"),
        said("fares", "oppose"),
    ]
    cell = topic_table(story({"company": {"Ruark": ruark}})).cell(RUARK, FARES)
    assert cell.stances == ("support", "oppose")
    assert cell.changes == ()


def test_an_actor_whose_stance_was_another_one_later_has_changed_it():
    later, earlier = said("fares", "oppose", "1956-05"), said("fares", "support", "1956-04-30")
    ferry = story({"company": {"Ruark": [later, said("fares", "neutral"), earlier]}})
    (change,) = topic_table(ferry).cell(RUARK, FARES).changes
    assert (change.earlier.statement, change.later.statement) == (earlier, later)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (said("fares", "support", "1956"), said("fares", "oppose", "1956-05")),
        (said("fares", "support", "1956-05-01"), said("fares", "oppose", "1956-05-01")),
        (said("fares", "support", "1956-05-01"), said("fares", "oppose")),
        (said("fares", "support", "1956-05-01"), said("fares", "support", "1957")),
        (said("fares", "support", "1956-05-01"), said("fares", None, "1957")),
        (said("fares", "support", "1956-05-01"), said("hull", "oppose", "1957")),
        (said(None, "support", "1956-05-01"), said(None, "oppose", "1957")),
    ],
)
def test_where_it_is_not_sure_that_a_stance_changed_none_did(one, other):
    table = topic_table(story({"company": {"Ruark": [one, other]}}))
    assert [change for cell in table.row(RUARK) for change in cell.changes] == []


def test_two_actors_of_a_perspective_who_differ_have_not_changed():
    ferry = story(
        {
            "company": {
                "Ruark": [said("fares", "support", "1956")],
                "Imrie": [said("fares", "oppose", "1957"), said("fares", "neutral", "1958")],
            }
        }
    )
    cell = topic_table(ferry, by_actor=False).cell(Voice(side="company"), FARES)
    assert cell.stances == ("support", "oppose", "neutral")
    assert [one.later.actor.name for one in cell.changes] == ["Imrie"]
    assert isinstance(cell.changes[0], Change)


def test_what_may_have_a_topic_stands_apart_from_what_has_it():
    ferry = story(
        {"company": {"Ruark": [said("fares", "support"), said(None, "oppose"), said(None)]}}
    )
    _, second, third = ferry.statements
    table = topic_table(ferry, Proposed({second.id: "fares", third.id: "crew"}, {}))
    assert table.topics == (FARES, Topic("crew", is_proposed=True))
    cell = table.cell(RUARK, FARES)
    assert (cell.entries, cell.proposed) == ((ferry.statements[0],), (second,))
    assert cell.stances == ("support",)
    assert table.cell(RUARK, Topic("crew", is_proposed=True)).proposed == (third,)


def test_topics_that_are_proposed_stand_behind_those_that_there_are():
    ferry = story({"company": {"Ruark": [said(None), said(None), said("fares"), said(None)]}})
    first, second, *_ = ferry.statements
    table = topic_table(ferry, Proposed({first.id: "crew", second.id: "crew"}, {}))
    assert [topic.name for topic in table.topics] == ["fares", "crew", None]


def test_topics_are_proposed_out_of_words_that_statements_share():
    article = Article(id="article", text="The ferry left. The ferry came back. All saw the ferry.")
    words = ["the ferry is old", "no ferry sails", "a ferry costs", *"abcdefgh"]
    ferry = story({"company": {"Ruark": [statement(quote) for quote in words]}}, article)
    found = proposed_topics(ferry)
    assert found.topics == {"0": "ferry", "1": "ferry", "2": "ferry"}
    assert found.reasons["1"] == ("ferry",)
    assert proposed_topics(proposed(ferry, "0", "1")) == found


STORIES = st.dictionaries(
    st.sampled_from(["company", "islands", "union"]),
    st.dictionaries(
        st.sampled_from(["Ruark", "Imrie", "Sorley"]),
        st.lists(
            st.builds(
                said,
                st.sampled_from([None, "", "fares", "hull", "crew"]),
                st.sampled_from([None, "support", "oppose", "neutral"]),
                st.sampled_from([None, "1956", "1957-01", "1957-01-01T10:00"]),
            ),
            max_size=6,
        ),
    ),
).map(story)

NAMES = st.dictionaries(
    st.integers(0, 40).map(str), st.sampled_from(["fares", "crew", "channel"])
).map(Proposed)


@given(STORIES, NAMES, st.booleans())
def test_every_statement_is_in_one_cell_and_a_row_has_all_that_somebody_says(
    ferry: Story, named: Proposed, by_actor: bool
):
    table = topic_table(ferry, named, by_actor=by_actor)
    ids = [entry.id for cell in table.cells.values() for entry in cell.every]
    assert sorted(ids) == sorted(entry.id for entry in ferry.statements)
    for voice in table.voices:
        rows = [entry.id for cell in table.row(voice) for entry in cell.every]
        assert sorted(rows) == sorted(entry.id for entry in voice.entries(ferry))
        assert rows
    assert len(set(table.topics)) == len(table.topics)


@given(STORIES)
def test_the_most_spoken_of_comes_first(ferry: Story):
    table = topic_table(ferry)
    named = [topic for topic in table.topics if topic.name]
    counts = [sum(len(cell.entries) for cell in table.column(topic)) for topic in named]
    assert counts == sorted(counts, reverse=True)
    assert NO_TOPIC not in table.topics[:-1]


@given(STORIES, st.randoms(use_true_random=False))
def test_the_order_of_the_statements_changes_no_count(ferry: Story, random):
    shuffled = list(ferry.statements)
    random.shuffle(shuffled)
    other = topic_table(msgspec.structs.replace(ferry, statements=tuple(shuffled)))
    table = topic_table(ferry)
    assert (other.voices, other.topics) == (table.voices, table.topics)
    assert {place: len(cell.entries) for place, cell in other.cells.items()} == {
        place: len(cell.entries) for place, cell in table.cells.items()
    }
