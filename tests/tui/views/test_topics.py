"""Who speaks of what, on screen: the table, the statements of a cell, topics that are proposed."""

from pathlib import Path

import pytest
import yaml

from tests.tui.journey import NARROW, current, find, reading, settle, text, toasts, write_story
from tui.dialogs.statements import StatementsScreen
from tui.reader import ReaderScreen
from tui.views.topics import TopicsScreen
from tui.widgets.board import Board

FERRY = ["the ferry is forty years old", "no ferry sails in winter", "a ferry needs a second crew"]
ARTICLE = "The ferry was late. The ferry is old. They looked at the ferry."


@pytest.fixture
def story(tmp_path: Path) -> Path:
    said = [*FERRY, "the tickets are dear", "the tickets are cheap", "it rains", "it pours"]
    return write_story(
        tmp_path / "story",
        {"article.txt": "\n\n".join([ARTICLE, *(f"“{one},” they said." for one in said)])},
        {
            "Company": {
                "Ruark": [
                    {"quote": said[3], "topic": "tickets", "stance": "oppose", "date": "1956-05"},
                    {"quote": said[4], "topic": "tickets", "stance": "support", "date": "1957"},
                    said[0],
                ],
                "Imrie": [said[1], said[5]],
            },
            "Islands": {"Sorley": [said[2], {"quote": said[6], "topic": "weather"}]},
        },
    )


def topics_of(story: Path) -> dict[str, str]:
    """Return the topics of all statements in the files, by their words."""
    files = [yaml.safe_load(path.read_text()) for path in story.glob("perspectives/*.yaml")]
    return {
        said["quote"]: said["topic"]
        for file in files
        for actor in file["actors"]
        for said in actor["statements"]
        if "topic" in said
    }


async def to(pilot, actor: str, topic: str) -> None:
    """Move the cursor to a cell."""
    board = pilot.app.screen.query_one(Board)
    pilot.app.screen.query_one(Board).spot = next(
        spot for spot in board._chart.spots if spot.id.split("\n")[1:] == [actor, topic]
    )
    board.post_message(Board.Moved(board.spot))
    await pilot.pause()


async def test_actors_stand_by_topics_and_one_key_shows_perspectives(story):
    async with reading(story) as pilot:
        await pilot.press("m")
        await settle(pilot)
        shown = text(pilot.app)
        assert "Ruark" in shown
        assert "Sorley" in shown
        assert "tickets" in shown
        assert "no topic" in shown
        assert "3 actors · 2 topics" in shown
        await pilot.press("s")
        shown = text(pilot.app)
        assert "Ruark" not in shown
        assert "Company" in shown
        assert "2 sides" in shown


async def test_a_stance_that_changed_is_marked_and_both_statements_are_shown(story):
    async with reading(story) as pilot:
        await pilot.press("m")
        await settle(pilot)
        assert "2 −→+" in text(pilot.app)
        await to(pilot, "Ruark", "tickets")
        assert "oppose May 1956 → support 1957" in text(pilot.app)
        await pilot.press("enter")
        await pilot.pause()
        shown = text(pilot.app)
        assert "Ruark changed:" in shown
        assert "− oppose, May 1956   “the tickets are dear”" in shown
        assert "+ support, 1957   “the tickets are cheap”" in shown


async def test_enter_on_a_statement_of_a_cell_reads_it_and_backspace_comes_back(story):
    async with reading(story) as pilot:
        await pilot.press("m")
        await settle(pilot)
        await to(pilot, "Ruark", "tickets")
        await pilot.press("enter", "j", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReaderScreen)
        assert current(pilot.app).quote == "the tickets are cheap"
        await pilot.press("backspace")
        await settle(pilot)
        assert isinstance(pilot.app.screen, TopicsScreen)
        assert pilot.app.screen.spot.id.endswith("Ruark\ntickets")


async def test_the_cursor_begins_in_the_cell_of_the_current_statement(story):
    async with reading(story) as pilot:
        await find(pilot, "it pours")
        await pilot.press("m")
        await settle(pilot)
        assert pilot.app.screen.spot.id.endswith("Sorley\nweather")


async def test_a_topic_is_proposed_and_nothing_is_written_until_it_is_taken(story):
    async with reading(story) as pilot:
        before = topics_of(story)
        await pilot.press("m")
        await settle(pilot)
        assert "┊ferry" in text(pilot.app)
        await pilot.press("P")
        assert "┊ferry" not in text(pilot.app)
        await pilot.press("P")
        assert "┊ferry" in text(pilot.app)
        assert topics_of(story) == before


async def test_a_proposed_topic_is_taken_for_all_its_statements_and_taken_back(story):
    async with reading(story) as pilot:
        before = topics_of(story)
        await pilot.press("m")
        await settle(pilot)
        await to(pilot, "Imrie", "ferry")
        await pilot.press("O")
        await settle(pilot)
        assert topics_of(story) == before | dict.fromkeys(FERRY, "ferry")
        assert "┊" not in text(pilot.app)
        assert "3 topics" in text(pilot.app)
        await pilot.press("u")
        await settle(pilot)
        assert topics_of(story) == before
        assert "┊ferry" in text(pilot.app)
        await pilot.press("ctrl+r")
        await settle(pilot)
        assert topics_of(story) == before | dict.fromkeys(FERRY, "ferry")


async def test_a_proposed_topic_is_taken_for_the_statements_of_a_cell(story):
    async with reading(story) as pilot:
        before = topics_of(story)
        await pilot.press("m")
        await settle(pilot)
        await to(pilot, "Imrie", "ferry")
        await pilot.press("o")
        await settle(pilot)
        assert topics_of(story) == before | {FERRY[1]: "ferry"}


async def test_a_proposed_topic_is_taken_for_one_statement_on_the_sheet_which_says_why(story):
    async with reading(story) as pilot:
        before = topics_of(story)
        await pilot.press("m")
        await settle(pilot)
        await to(pilot, "Sorley", "ferry")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, StatementsScreen)
        assert "┊ ferry? It says “ferry”" in text(pilot.app)
        await pilot.press("o")
        await settle(pilot)
        assert isinstance(pilot.app.screen, TopicsScreen)
        assert topics_of(story) == before | {FERRY[2]: "ferry"}


async def test_where_no_topic_is_proposed_none_is_taken(story):
    async with reading(story) as pilot:
        before = topics_of(story)
        await pilot.press("m")
        await settle(pilot)
        await to(pilot, "Ruark", "tickets")
        for key in ("o", "O"):
            await pilot.press(key)
            await settle(pilot)
            assert "No topic is proposed here" in toasts(pilot.app)
        assert topics_of(story) == before


async def test_taking_a_topic_files_the_statements_that_are_only_proposed(tmp_path):
    article = tmp_path / "article.txt"
    said = " ".join(f"“{one.capitalize()},” said Ann Ruark." for one in FERRY)
    article.write_text(f"{ARTICLE} {said}")
    async with reading(article) as pilot:
        await pilot.press("m")
        await settle(pilot)
        assert "┊ferry" in text(pilot.app)
        await to(pilot, "Ann Ruark", "ferry")
        await pilot.press("O")
        await settle(pilot)
        filed = pilot.app.screen_stack[0].story.filed
        assert {one.statement.quote.lower() for one in filed} == set(FERRY)
        assert {one.statement.topic for one in filed} == {"ferry"}


async def test_names_and_topics_are_no_markup_and_no_escape_sequences(tmp_path):
    said = {"quote": "word", "topic": "[/x]\x1b[2J", "stance": "support"}
    story = write_story(
        tmp_path / "story",
        {"article.txt": "“word,” she said."},
        {"[bold]A": {"[/y][@click=app.quit]": [said]}},
    )
    async with reading(story) as pilot:
        await pilot.press("m")
        await settle(pilot)
        assert "[/x]␛[2J" in text(pilot.app)
        await pilot.press("enter")
        await pilot.pause()
        assert "[/y][@click=app.quit] on [/x]␛[2J" in text(pilot.app)


async def test_at_60_columns_a_sign_says_that_more_topics_stand_to_the_right(tmp_path):
    said = [{"quote": f"word {n}", "topic": f"topic number {n}"} for n in range(9)]
    said[0]["stance"], said[1]["stance"] = "support", "oppose"
    story = write_story(
        tmp_path / "story",
        {"article.txt": "\n\n".join(f"“{one['quote']},” she said." for one in said)},
        {"Company": {"Ruark": said}},
    )
    async with reading(story, size=NARROW) as pilot:
        await pilot.press("m")
        await settle(pilot)
        assert "›" in text(pilot.app)
        assert "‹" not in text(pilot.app)
        for _ in range(8):
            await pilot.press("l")
        assert "‹" in text(pilot.app)
        assert "›" not in text(pilot.app)
        assert "Ruark" in text(pilot.app)
        assert "number 8" in text(pilot.app)
        assert "+ support   − oppose" in text(pilot.app)
