"""Who answers, echoes or mirrors whom, on screen: the matrix, and the pairs of a cell."""

from pathlib import Path

import pytest

from tests.tui.journey import MIDDLE, NARROW, current, reading, rows, settle, text, write_story
from tui.reader import ReaderScreen
from tui.views.network import NetworkScreen


@pytest.fixture
def story(tmp_path: Path) -> Path:
    said = {
        "asked": "the harbour of the old town is to stay open",
        "no": "nobody will ever dredge that channel again",
        "echo": "the harbour of the old town is to be filled in",
        "alone": "my aunt paints herons",
    }
    return write_story(
        tmp_path / "story",
        {"article.txt": "\n\n".join(f"“{one},” they said." for one in said.values())},
        {
            "Town": {"Holm": [{"quote": said["asked"], "id": "asked"}]},
            "Union": {
                "Ek": [{"quote": said["no"], "answers": ["asked"]}],
                "Ask": [said["echo"]],
                "Lind": [said["alone"]],
            },
        },
    )


def row(app, name: str) -> str:
    return next(line for line in rows(app) if name in line)


async def test_a_row_says_whom_somebody_answers_and_echoes(story):
    async with reading(story) as pilot:
        await pilot.press("K")
        await pilot.pause()
        assert "→1" in row(pilot.app, "■ Ek")
        assert "→" not in row(pilot.app, "● Holm")
        assert "∥1" in row(pilot.app, "● Holm")
        assert "∥1" in row(pilot.app, "■ Ask")
        shown = text(pilot.app)
        assert "→ answers …" in shown
        assert "∥ mirrors …" in shown
        assert "Tied to nobody else: ■ Lind" in shown


async def test_the_last_line_says_what_the_cell_of_the_cursor_means(story):
    async with reading(story) as pilot:
        await pilot.press("K", "G")
        await pilot.pause()
        place = pilot.app.screen.spot.id.split("\n")
        verb = "answers" if place[1] == "Ek" else "mirrors"
        assert f"{place[1]} {verb} " in rows(pilot.app)[-1]
        assert place[3] in rows(pilot.app)[-1]


async def test_a_cell_opens_its_pairs_and_either_statement_is_read(story):
    async with reading(story) as pilot:
        await pilot.press("K")
        await pilot.pause()
        screen = pilot.app.screen
        while screen.spot.id.split("\n")[1] != "Ek":
            await pilot.press("j")
        await pilot.press("enter")
        await pilot.pause()
        assert "■ Ek and ● Holm: 1 pair" in text(pilot.app)
        assert "answers  ● Holm" in text(pilot.app)
        await pilot.press("j", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReaderScreen)
        assert current(pilot.app).id == "asked"
        await pilot.press("backspace")
        await settle(pilot)
        assert isinstance(pilot.app.screen, NetworkScreen)
        assert pilot.app.screen.spot.id.split("\n")[1] == "Ek"


async def test_one_key_shows_perspectives_by_one_another(story):
    async with reading(story) as pilot:
        await pilot.press("K", "s")
        await pilot.pause()
        shown = text(pilot.app)
        assert "2 sides tied" in shown
        assert any("■ Union" in line and "→1 ∥1" in line for line in rows(pilot.app))
        await pilot.press("s")
        assert "3 actors tied" in text(pilot.app)


async def test_where_the_names_have_no_room_the_columns_have_numbers_that_the_rows_have():
    async with reading(size=MIDDLE) as pilot:
        await pilot.press("K")
        await pilot.pause()
        heads = rows(pilot.app)[2].split()
        assert heads[0].endswith("1")
        assert "■6" in heads
        assert "6 ■ Jen Psaki" in text(pilot.app)
        await pilot.resize_terminal(*NARROW)
        await pilot.pause()
        assert rows(pilot.app)[2].rstrip().endswith("›")


async def test_a_story_without_ties_says_so(tmp_path):
    path = write_story(tmp_path / "s", {"article.txt": "“one,” he said."}, {"A": {"Bo": ["one"]}})
    async with reading(path) as pilot:
        await pilot.press("K", "enter", "s", "enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, NetworkScreen)
        assert "Tied to nobody else: ● A" in text(pilot.app)
