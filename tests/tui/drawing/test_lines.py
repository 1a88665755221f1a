"""What the last line of the screen says where there is little room."""

import pytest
from rich.cells import cell_len

from tests.tui.journey import find, reading, rows
from tui.drawing.badges import Badge
from tui.drawing.lines import Told, briefly, length, squeezed

PAIR = [
    Told("● Ada Holm", Badge("●", "red")),
    Told(" ⇄ "),
    Told("■ The Ferry Company", Badge("■", "blue")),
    Told(""),
    Told("  parallel, 92% alike", brief="  92%"),
]


def said(told):
    return "".join(piece.text for piece in told)


def test_what_two_statements_are_to_each_other_is_said_in_fewer_words():
    assert said(briefly(PAIR)) == "● Ada Holm ⇄ ■ The Ferry Company  92%"


def test_the_longer_name_loses_its_end_first():
    assert said(squeezed(briefly(PAIR), 33)) == "● Ada Holm ⇄ ■ The Ferry Co…  92%"
    assert said(squeezed(briefly(PAIR), 24)) == "● Ada H… ⇄ ■ The F…  92%"


@pytest.mark.parametrize("room", range(60))
def test_names_take_no_more_room_than_there_is(room):
    brief = briefly(PAIR)
    least = cell_len("… ⇄ …  92%")
    assert length(squeezed(brief, room)) <= max(room, least)


@pytest.mark.parametrize("width", [40, 60, 84, 100, 132, 160])
async def test_a_relation_leaves_room_for_hints_and_hints_for_both_names(width):
    async with reading(size=(width, 24)) as pilot:
        await find(pilot, "lesson from history")
        line = rows(pilot.app)[-1]
        assert "? help" in line
        assert "■ Anto" in line
        assert " ← ◆ Mini" in line
        assert "30%" in line
        if width >= 84:
            assert "n p statement" in line
            assert "■ Antony Blinken ← ◆ Ministry of Foreign Affairs" in line
