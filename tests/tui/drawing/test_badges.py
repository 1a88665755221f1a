from tui.drawing.badges import Badge, badges
from tui.drawing.themes import SIDES


def test_perspectives_that_ask_for_no_colour_get_ones_that_nobody_asked_for() -> None:
    looks = badges({"a": "red", "b": None, "c": "blue", "d": None}, {})
    assert looks["a"].color == "red"
    assert looks["c"].color == "blue"
    assert len({look.color for look in looks.values()}) == 4


def test_glyphs_differ_even_where_there_are_more_perspectives_than_colours() -> None:
    looks = badges({str(number): None for number in range(20)}, {})
    assert len({look.glyph for look in looks.values()}) == 20
    assert {look.color for look in looks.values()} == set(SIDES)


def test_a_badge_stays_with_its_perspective_whatever_comes_and_goes() -> None:
    before = badges({"a": None, "b": None, "c": "red"}, {})
    after = badges({"new": None, "c": "red", "b": None}, before)
    assert (after["b"], after["c"]) == (before["b"], before["c"])
    assert len({look.glyph for look in after.values()}) == 3
    assert len({look.color for look in after.values()}) == 3


def test_a_perspective_that_asks_for_a_colour_gets_it_and_keeps_its_glyph() -> None:
    before = badges({"a": None}, {})
    assert badges({"a": "pink"}, before) == {"a": Badge(before["a"].glyph, "pink")}


def test_there_is_a_badge_for_more_perspectives_than_there_are_glyphs() -> None:
    assert len(badges({str(number): None for number in range(100)}, {})) == 100
