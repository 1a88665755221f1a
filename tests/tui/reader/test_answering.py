"""Answers that an article's words propose: marked, filed with a key, and drawn as threads."""

from pathlib import Path

import pytest
from textual.widgets import OptionList, Static

from perspectives.story.story import load
from tests.perspectives.story.test_answers import ARTICLE, BROWN, HALE
from tests.tui.journey import columns, current, find, reading, rows, rows_of, settle, text, toasts
from tui.dialogs.thread import ThreadScreen


@pytest.fixture
def story(tmp_path: Path) -> Path:
    """Return a story in which both have filed statements, and nobody has said who answers whom."""
    folder = tmp_path / "story"
    (folder / "perspectives").mkdir(parents=True)
    (folder / "article.txt").write_text(ARTICLE)
    (folder / "perspectives" / "town.yaml").write_text(BROWN)
    (folder / "perspectives" / "mill.yaml").write_text(HALE)
    return folder


async def press(pilot, *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


def answers(story: Path) -> list[str]:
    """Return whom the files say that the miller answers, by id."""
    [hale] = [entry for entry in load(story).statements if entry.actor.name == "Tom Hale"]
    return list(hale.statement.answers)


async def test_an_answer_that_is_proposed_is_marked_as_one_everywhere(story):
    async with reading(story, size=(240, 40)) as pilot:
        await find(pilot, "never ground")
        assert "⇢" not in text(pilot.app)
        await press(pilot, "P")
        last = rows(pilot.app)[-1]
        assert "Tom Hale ⇢ " in last
        assert "answers, proposed 95" in last
        assert "the text says “in response”" in last
        assert "Y file the answer" in last
        cards = "\n".join(row for column in columns(pilot.app) for row in rows_of(column))
        assert "⇄ ┊1" in cards
        await press(pilot, "P")
        assert "⇢" not in text(pilot.app)


async def test_the_direction_reads_right_from_both_ends(story):
    async with reading(story) as pilot:
        await press(pilot, "P")
        await find(pilot, "never ground")
        await press(pilot, "i")
        assert "answers ● Ada Brown" in sheet(pilot.app)
        assert "the text says “in response”" in sheet(pilot.app)
        await press(pilot, "escape")
        await find(pilot, "Nobody has ground")
        assert "Ada Brown ⇠ " in rows(pilot.app)[-1]
        await press(pilot, "i")
        assert "answered by ■ Tom Hale" in sheet(pilot.app)


def sheet(app) -> str:
    return str(app.screen.query_one(".sheet Static", Static).content)


@pytest.mark.parametrize("words", ["never ground", "Nobody has ground"])
async def test_one_key_files_it_from_either_end_and_another_takes_it_back(story, words):
    async with reading(story) as pilot:
        await press(pilot, "P")
        await find(pilot, words)
        await press(pilot, "Y")
        assert len(answers(story)) == 1
        assert "→" in rows(pilot.app)[-1] or "←" in rows(pilot.app)[-1]
        assert "proposed 95" not in text(pilot.app)
        await press(pilot, "u")
        assert answers(story) == []
        assert "proposed 95" in text(pilot.app)


async def test_the_sheet_of_a_statement_files_its_answer_too(story):
    async with reading(story) as pilot:
        await press(pilot, "P")
        await find(pilot, "never ground")
        await press(pilot, "i", "Y")
        assert len(answers(story)) == 1


async def test_what_is_in_no_file_yet_is_filed_before_its_answer(story):
    (story / "perspectives" / "town.yaml").unlink()
    async with reading(story) as pilot:
        await press(pilot, "P")
        await find(pilot, "never ground")
        await press(pilot, "Y")
        told = "What Ada Brown says is in no file yet: r leads there, o files it"
        assert told in toasts(pilot.app)
        assert answers(story) == []
        await find(pilot, "Nobody has ground")
        await press(pilot, "o")
        await find(pilot, "Nobody has ground")
        await press(pilot, "Y")
        assert len(answers(story)) == 1


async def test_where_no_answer_is_proposed_that_is_said(story):
    async with reading(story) as pilot:
        await find(pilot, "never ground")
        await press(pilot, "Y")
        assert "No answer is proposed here; P shows and hides proposals" in toasts(pilot.app)


async def test_an_answer_that_is_dismissed_stays_away_until_it_is_brought_back(story):
    async with reading(story) as pilot:
        await press(pilot, "P")
        await find(pilot, "never ground")
        await press(pilot, "x")
        assert "Dismissed that answer   u brings it back" in toasts(pilot.app)
        assert "proposed 95" not in text(pilot.app)
    async with reading(story) as pilot:
        await find(pilot, "never ground")
        assert "proposed 95" not in text(pilot.app)
        await press(pilot, "ctrl+p", *"Dismissed", "enter")
        assert "proposed 95" in text(pilot.app)


async def test_undo_brings_a_dismissed_answer_back(story):
    async with reading(story) as pilot:
        await press(pilot, "P")
        await find(pilot, "never ground")
        await press(pilot, "x")
        await press(pilot, "u")
        assert "proposed 95" in text(pilot.app)


async def test_walking_what_is_proposed_tells_the_pair_that_is_looked_at(story):
    for file in (story / "perspectives").glob("*.yaml"):
        file.unlink()
    async with reading(story) as pilot:
        await find(pilot, "never ground")
        assert "verb of speech" in rows(pilot.app)[-1]
        await press(pilot, "r")
        assert "Tom Hale ⇢ ┊● Ada Brown" in rows(pilot.app)[-1]


# Threads


async def test_a_thread_is_a_tree_that_is_walked_and_left_for_a_statement():
    async with reading() as pilot:
        await find(pilot, "agreed to help Kazakhstan")
        await press(pilot, "I")
        assert isinstance(pilot.app.screen, ThreadScreen)
        shown = text(pilot.app)
        assert "Who answers whom" in shown
        assert "├─ ▲ Collective Security Council" in shown
        assert "└─ ■ Antony Blinken" in shown
        options = pilot.app.screen.query_one(OptionList)
        assert options.highlighted == 1
        await press(pilot, "j", "j", "k", "G", "enter")
        assert current(pilot.app).actor.name == "Antony Blinken"
        await press(pilot, "I", "k", "escape")
        assert current(pilot.app).actor.name == "Antony Blinken"


async def test_an_answer_that_is_proposed_hangs_on_a_dashed_branch(story):
    async with reading(story) as pilot:
        await press(pilot, "P")
        await find(pilot, "never ground")
        await press(pilot, "I")
        assert "└╌ ■ Tom Hale   proposed 95" in text(pilot.app)


async def test_a_statement_without_answers_has_no_thread():
    async with reading() as pilot:
        await find(pilot, "Islamization")
        await press(pilot, "I")
        assert "It answers nothing, and nothing answers it" in toasts(pilot.app)


@pytest.mark.parametrize("size", [(60, 24), (40, 12)])
async def test_a_thread_fits_into_any_screen(size):
    async with reading(size=size) as pilot:
        await find(pilot, "agreed to help Kazakhstan")
        await press(pilot, "I", "j")
        assert isinstance(pilot.app.screen, ThreadScreen)
        await press(pilot, "enter")
        assert current(pilot.app).actor.name == "Nikol Pashinyan"
