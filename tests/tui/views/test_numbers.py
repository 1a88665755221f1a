"""The page of numbers at the keys: sorted, article by article, and from a row to a statement."""

from pathlib import Path

import pytest

from tests.tui.journey import (
    MIDDLE,
    NARROW,
    WIDE,
    current,
    find,
    reading,
    rows,
    rows_of,
    text,
    toasts,
    write_story,
)
from tui.reader import ReaderScreen
from tui.widgets.board import Board

RUARK = ["the ferry pays for itself", "nobody has ever seen it leak"]
SORLEY = ["in that case we shall have to swim to the market every week"]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return write_story(
        tmp_path / "story",
        {
            "morning.txt": f"“{RUARK[0]},” he said. “{RUARK[1]}.”",
            "noon.txt": f"“{SORLEY[0]},” she said.",
        },
        {"Company": {"Ruark": RUARK}, "Islands": {"Sorley": SORLEY}},
    )


def at(app) -> str:
    """Return the id of the row that the cursor is at."""
    return app.screen.query_one(Board).spot.id


@pytest.mark.parametrize("size", [WIDE, MIDDLE, NARROW])
async def test_the_page_counts_what_everybody_says(story, size):
    async with reading(story, size) as pilot:
        await find(pilot, "swim")
        await pilot.press("number_sign")
        await pilot.pause()
        seen = text(pilot.app)
        assert at(pilot.app) == "01/0"
    assert "3 filed" in seen
    for words in ("Company", "Ruark", "Islands", "Sorley", "1 filed", "13, "):
        assert words in seen


async def test_a_key_sorts_by_something_else_until_all_is_as_it_was(story):
    async with reading(story) as pilot:
        await pilot.press("number_sign")
        await pilot.pause()
        begun = rows(pilot.app)
        firsts = []
        for _ in range(6):
            await pilot.press("s")
            await pilot.pause()
            seen = rows(pilot.app)
            firsts.append(min(("Company", "Islands"), key=lambda name: "\n".join(seen).index(name)))
        assert firsts[:2] == ["Company", "Islands"]
        assert rows(pilot.app) == begun


async def test_a_key_counts_one_article_after_another_and_then_all_again(story):
    async with reading(story) as pilot:
        await pilot.press("number_sign")
        await pilot.pause()
        together = rows(pilot.app)
        await pilot.press("F")
        await pilot.pause()
        assert "Numbers of morning" in text(pilot.app)
        assert "Sorley" not in text(pilot.app)
        await pilot.press("F")
        await pilot.pause()
        assert "Ruark" not in text(pilot.app)
        await pilot.press("F")
        await pilot.pause()
        assert rows(pilot.app)[0] == together[0]


async def test_enter_goes_to_the_first_statement_of_a_row_and_backspace_back(story):
    async with reading(story) as pilot:
        await pilot.press("number_sign", "s", "G")
        await pilot.pause()
        seen, row = rows_of(pilot.app.screen.query_one(Board)), at(pilot.app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReaderScreen)
        assert current(pilot.app).quote == SORLEY[0]
        await pilot.press("backspace")
        await pilot.pause()
        assert rows_of(pilot.app.screen.query_one(Board)) == seen
        assert at(pilot.app) == row


async def test_one_article_alone_is_counted_and_there_is_no_other(tmp_path):
    path = write_story(
        tmp_path / "story", {"article.txt": RUARK[0]}, {"Company": {"Ruark": RUARK[:1]}}
    )
    async with reading(path) as pilot:
        await pilot.press("number_sign", "F")
        await pilot.pause()
        assert toasts(pilot.app) == ["This story has one article"]
        assert "1 filed" in text(pilot.app)
        assert "articles together" not in text(pilot.app)
