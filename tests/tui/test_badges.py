from tui.badges import badges
from tui.themes import SIDES


def test_perspectives_that_ask_for_no_colour_get_ones_that_nobody_asked_for() -> None:
    looks = badges(["red", None, "blue", None])
    assert looks[0].color == "red"
    assert looks[2].color == "blue"
    assert len({look.color for look in looks}) == 4


def test_glyphs_differ_even_where_there_are_more_perspectives_than_colours() -> None:
    looks = badges([None] * 20)
    assert len({look.glyph for look in looks}) == 20
    assert {look.color for look in looks} == set(SIDES)
