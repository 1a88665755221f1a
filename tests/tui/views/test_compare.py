"""Comparing: which two are beside each other, how others are chosen, and that these are kept."""

from pathlib import Path

import pytest
from textual.widgets import Input

from seeds import CSTO_PEACEKEEPERS, HERRING_BAN
from tests.tui.journey import NARROW, current, find, reading, rows, text, until, write_story
from tui.dialogs.voices import VoiceScreen
from tui.views.compare import CompareScreen
from tui.widgets.board import Board

FRAME = "whoever brings {} into our valley will find it hard to {}"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    said = {
        "Town": {"Holm": [FRAME.format("goats", "feed them")], "Ek": ["nobody was ever asked"]},
        "Union": {"Lind": [FRAME.format("wolves", "count them")]},
        "State": {"Ost": ["the valley is as large as it was"]},
    }
    words = [one for side in said.values() for its in side.values() for one in its]
    articles = {
        "article.txt": "\n\n".join(f"“{one},” it was said." for one in words),
        "post.txt": f"“{FRAME.format('wolves', 'ever count them')},” said Lind. “No,” said Ost.",
    }
    said["Union"]["Lind"].append(
        {"quote": FRAME.format("wolves", "ever count them"), "article": "post"}
    )
    return write_story(tmp_path / "story", articles, said)


async def choose(pilot, *letters):
    """Choose two voices by letters of their names, which are pasted."""
    await pilot.press("c")
    await pilot.pause()
    for typed in letters:
        pilot.app.screen.query_one(Input).value = typed
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()


def head(app):
    return " ".join(rows(app)[2].split())


async def test_the_side_of_the_current_statement_is_beside_that_of_what_is_best_tied_to_it(story):
    async with reading(story) as pilot:
        await find(pilot, "goats")
        await pilot.press("c")
        await pilot.pause()
        assert head(pilot.app) == "● Town ■ Union"
        line = next(row for row in rows(pilot.app) if "goats" in row)
        assert "wolves" in line
        assert "· article and 1 more" in rows(pilot.app)[0]
        assert "3 face to face, 1 alone" in rows(pilot.app)[0]


async def test_others_are_chosen_by_their_names_and_kept(story):
    async with reading(story) as pilot:
        await find(pilot, "goats")
        await pilot.press("c")
        await choose(pilot, "lind", "ek")
        assert head(pilot.app) == "■ Lind ● Ek"
        await pilot.press("escape", "c")
        await pilot.pause()
        assert head(pilot.app) == "■ Lind ● Ek"


async def test_the_two_that_are_compared_are_offered_first_and_one_is_not_beside_itself(story):
    async with reading(story) as pilot:
        await find(pilot, "goats")
        await pilot.press("c")
        await choose(pilot, "", "")
        assert head(pilot.app) == "● Town ■ Union"
        await choose(pilot, "union")
        assert "Town" in text(pilot.app)
        screen = pilot.app.screen
        assert isinstance(screen, VoiceScreen)
        assert not any(screen.prompt(one).plain.startswith("■ Union") for one in screen.choices(""))


@pytest.mark.parametrize("letters", [(), ("lind",)])
async def test_escape_leaves_the_two_as_they_were(story, letters):
    async with reading(story) as pilot:
        await find(pilot, "goats")
        await pilot.press("c")
        await choose(pilot, *letters)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(pilot.app.screen, CompareScreen)
        assert head(pilot.app) == "● Town ■ Union"


async def test_one_actor_is_compared_with_himself_in_two_articles(story):
    async with reading(story) as pilot:
        await pilot.press("c")
        await choose(pilot, "lind article", "lind post")
        assert head(pilot.app) == "■ Lind · article ■ Lind · post"
        assert any(row.count("whoever brings wolves") == 2 for row in rows(pilot.app))
        assert "variant" in text(pilot.app)


async def test_two_articles_are_compared(story):
    async with reading(story) as pilot:
        await pilot.press("c")
        await choose(pilot, "article", "post")
        assert head(pilot.app) == "article post"
        assert "3 face to face, 2 alone" in rows(pilot.app)[0]


async def test_once_a_side_is_gone_the_likeliest_two_are_compared_again(story):
    async with reading(story) as pilot:
        await find(pilot, "goats")
        await pilot.press("c")
        await choose(pilot, "state", "ek")
        assert head(pilot.app) == "▲ State ● Ek"
        (story / "perspectives" / "02.yaml").unlink()
        await until(pilot, lambda: "State" not in head(pilot.app))
        assert head(pilot.app) == "● Town ■ Union"


async def test_enter_goes_to_the_article_of_the_statement_and_backspace_comes_back(story):
    async with reading(story) as pilot:
        await pilot.press("c")
        await choose(pilot, "lind article", "lind post")
        await pilot.press("l", "enter")
        await pilot.pause()
        assert current(pilot.app).article == "post"
        await pilot.press("backspace")
        await pilot.pause()
        assert head(pilot.app) == "■ Lind · article ■ Lind · post"
        spot = pilot.app.screen.query_one(Board).spot
        assert spot.id != pilot.app.screen_stack[0].current.id


async def test_what_the_first_story_has_in_one_frame_differs_in_its_slots():
    async with reading(CSTO_PEACEKEEPERS) as pilot:
        await find(pilot, "lesson from history")
        await pilot.press("c")
        await pilot.pause()
        chart = pilot.app.screen.chart(160)
        strong = "".join(
            piece.text if piece.badge and not piece.is_name else " · "
            for y in range(chart.height)
            for piece in chart.line(y)
        )
        for words in ("Russians", "Americans", "get them to leave", "stay alive"):
            assert f"· {words}" in strong


async def test_in_a_narrow_terminal_one_stands_above_the_other():
    async with reading(HERRING_BAN, size=NARROW) as pilot:
        await pilot.press("c")
        await pilot.pause()
        shown = rows(pilot.app)
        one = next(y for y, row in enumerate(shown) if "taken this decision" in row)
        other = next(y for y, row in enumerate(shown) if "closed this harbour" in row)
        assert one < other
