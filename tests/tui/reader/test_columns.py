"""The columns beside the article: which are shown, what they show, how they follow."""

import pytest

from tests.tui.journey import (
    MIDDLE,
    NARROW,
    WIDE,
    assert_lines_fill_their_widgets,
    columns,
    current,
    drawn,
    find,
    focused_side,
    page,
    reading,
    rows_of,
    text,
    wheel,
    write_story,
)
from tui.widgets.column import Column
from tui.widgets.speaker import Speaker
from tui.widgets.tabs import PerspectiveTabs

SIDES = ["kazakhstan", "united-states", "csto", "russia", "european-union"]


def shown(app):
    return [column.side.id for column in columns(app)]


def words_of(column):
    """Return what stands in a column as running text, without its rules and bars."""
    return " ".join(" ".join(rows_of(column)).translate({ord(c): " " for c in "│┃"}).split())


# The layouts


async def test_wide_the_article_stands_beside_as_many_columns_as_fit():
    async with reading(size=WIDE) as pilot:
        assert shown(pilot.app) == SIDES[:3]
        assert page(pilot.app).region.width == 80
        assert all(column.region.width >= 26 for column in columns(pilot.app))
        await pilot.resize_terminal(240, 45)
        await pilot.pause()
        assert shown(pilot.app) == SIDES
        assert not pilot.app.screen.query_one(PerspectiveTabs).region
        assert all(column.region.width >= 26 for column in columns(pilot.app))


async def test_in_the_middle_the_article_stands_beside_one_column_under_a_strip_of_tabs():
    async with reading(size=MIDDLE) as pilot:
        assert shown(pilot.app) == SIDES[:1]
        assert page(pilot.app).region.right == columns(pilot.app)[0].region.x
        tabs = pilot.app.screen.query_one(PerspectiveTabs)
        [strip] = rows_of(tabs)
        assert all(side.name in strip for side in pilot.app.screen.story.perspectives)
        assert "▸● Kazakhstan 17◂" in strip
        await find(pilot, "lesson from history")
        assert shown(pilot.app) == ["united-states"]
        assert "▸■ United States 8◂" in rows_of(tabs)[0]


async def test_narrow_one_pane_takes_the_place_of_the_other():
    async with reading(size=NARROW) as pilot:
        app = pilot.app
        assert shown(app) == []
        assert page(app).region.width == 60
        await pilot.press("s")
        assert shown(app) == ["kazakhstan"]
        assert columns(app)[0].region.width == 60
        assert not page(app).region
        assert focused_side(app) == "kazakhstan"
        await pilot.press("right_square_bracket")
        assert shown(app) == ["united-states"]
        await pilot.press("s")
        assert shown(app) == []
        assert app.focused is page(app)


async def test_narrow_the_speaker_of_the_current_statement_stays_under_the_article():
    async with reading(size=NARROW) as pilot:
        speaker = pilot.app.screen.query_one(Speaker)
        await find(pilot, "lesson from history")
        rule, who, said = rows_of(speaker)
        assert set(rule) == {"─"}
        assert who.strip().startswith("■ Antony Blinken")
        assert "7\N{NO-BREAK SPACE}Jan" in who
        assert said.strip().startswith("“One lesson from history")
        await pilot.press("enter")
        assert not speaker.region
        assert "“One lesson from history" in words_of(columns(pilot.app)[0])


@pytest.mark.parametrize("size", [WIDE, MIDDLE])
async def test_s_hides_the_columns_and_shows_them_again(size):
    async with reading(size=size) as pilot:
        app = pilot.app
        before = shown(app)
        await pilot.press("s")
        assert shown(app) == []
        assert app.screen.query_one(Speaker).region
        # Without columns the page keeps its measure and stands in the middle.
        left, right = page(app).region.x, size[0] - page(app).region.right
        assert abs(left - right) <= 1
        assert page(app).region.width <= 80
        await pilot.press("s")
        assert shown(app) == before
        assert not app.screen.query_one(Speaker).region


async def test_columns_that_are_hidden_with_the_focus_in_them_give_it_to_the_article():
    async with reading() as pilot:
        await pilot.press("l", "s")
        assert pilot.app.focused is page(pilot.app)
        await pilot.press("l")
        assert shown(pilot.app) == SIDES[:3]
        assert focused_side(pilot.app) == "kazakhstan"


async def test_every_layout_keeps_what_is_current_through_a_change_of_width():
    async with reading(size=WIDE) as pilot:
        entry = await find(pilot, "lesson from history")
        for size in (MIDDLE, NARROW, (40, 12), WIDE):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert current(pilot.app) == entry
            assert "One lesson from history" in text(pilot.app)


async def test_the_row_of_columns_moves_sideways_with_what_is_current():
    async with reading(size=WIDE) as pilot:
        app = pilot.app
        await pilot.press("5")
        assert shown(app) == SIDES[2:]
        await pilot.press("4")
        assert "russia" in shown(app)
        await pilot.press("1")
        assert shown(app) == SIDES[:3]
        await pilot.press("l", "l", "l", "l")
        assert (focused_side(app), shown(app)) == ("russia", SIDES[1:4])


async def test_a_column_says_whether_more_of_them_stand_to_its_left_and_to_its_right():
    def heads(app):
        return [rows_of(column)[1] for column in columns(app)]

    async with reading(size=WIDE) as pilot:
        first, second, third = heads(pilot.app)
        assert not any(sign in first + second for sign in "‹›")
        assert third.endswith("› ")
        await find(pilot, "lesson from history")
        first, second, third = heads(pilot.app)
        assert first.startswith("‹ ■ United States")
        assert third.rstrip().endswith("›")
        await pilot.press("5")
        first, second, third = heads(pilot.app)
        assert first.startswith("‹ ")
        assert "›" not in third
        await pilot.resize_terminal(240, 45)
        await pilot.pause()
        assert not any(sign in "".join(heads(pilot.app)) for sign in "‹›")


async def test_where_tabs_are_too_many_for_the_line_the_current_one_is_in_sight():
    async with reading(size=NARROW) as pilot:
        tabs = pilot.app.screen.query_one(PerspectiveTabs)
        assert "European" not in rows_of(tabs)[0]
        await pilot.press("5")
        assert "▸○ European Union 3◂" in rows_of(tabs)[0]


# Cards


async def test_a_column_says_who_says_what_when_and_how_it_was_found():
    async with reading(size=(100, 60)) as pilot:
        await find(pilot, "pashinyan sovereignty")
        words = "\n".join(rows_of(columns(pilot.app)[0]))
        for told in (
            "▲ CSTO",
            "3/6",
            "Nikol Pashinyan",
            "Prime Minister of Armenia",
            "sovereignty",
            "⇄ 1",
        ):
            assert told in words


async def test_a_statement_that_was_not_found_has_a_card_with_a_mark(tmp_path):
    sides = {"Town": {"mayor": ["The bridge stays open", "Taxes on wine and cheese shall rise"]}}
    story = write_story(tmp_path / "s", {"a.txt": "“The bridge stays open,” she said."}, sides)
    async with reading(story) as pilot:
        assert "✗" in "\n".join(rows_of(columns(pilot.app)[0]))
        await pilot.press("l", "j")
        assert current(pilot.app).passage.spans == []
        # It can be inspected, crossed from and walked on from.
        await pilot.press("i")
        assert "not found in any article" in text(pilot.app)
        await pilot.press("escape", "enter", "n", "p")
        assert current(pilot.app).passage.spans


async def test_a_card_is_unfolded_while_it_is_current():
    async with reading(size=MIDDLE) as pilot:
        await find(pilot, "borrell independence")
        assert "observe with caution”" in words_of(columns(pilot.app)[0])
        await pilot.press("n")
        await pilot.pause()
        assert current(pilot.app).perspective_id == "european-union"
        words = words_of(columns(pilot.app)[0])
        assert "“We expect that the presence" in words
        assert "observe with caution”" not in words


async def test_what_is_current_and_what_is_related_carry_different_bars():
    async with reading(size=(240, 50)) as pilot:
        await find(pilot, "lesson from history")
        by_side = {column.side.id: rows_of(column) for column in columns(pilot.app)}
        assert any("│ ┃ “One lesson" in row for row in by_side["united-states"])
        assert any("│ │ “US Secretary" in row for row in by_side["russia"])
        assert not any("┃" in row for row in by_side["russia"])
        assert not any("│ │" in row for row in by_side["european-union"])


# Following


async def test_at_the_top_of_the_article_the_column_of_its_first_statement_is_at_its_top():
    async with reading(size=(160, 24)) as pilot:
        assert "Yermukhamet Yertysbayev" in words_of(columns(pilot.app)[0])


async def test_columns_follow_the_article_until_the_wheel_turns_one_away():
    async with reading(size=(160, 30)) as pilot:
        app = pilot.app
        united_states = columns(app)[1]
        assert united_states.side.id == "united-states"
        page(app).scroll_to_offset(6300)
        await pilot.pause()
        assert united_states.scroll_y > 0
        assert "“One lesson from" in words_of(united_states)
        for _ in range(20):
            await wheel(pilot, united_states, up=True)
        assert united_states.scroll_y == 0
        await pilot.press("j", "j", "space")
        assert united_states.scroll_y == 0
        # The next step through the statements takes it along again.
        await find(pilot, "lesson from history")
        assert "“One lesson from history: when Russians" in words_of(united_states)


async def test_a_page_key_in_a_column_scrolls_the_column_and_not_the_article():
    async with reading(size=(160, 24)) as pilot:
        await pilot.press("l")
        column = columns(pilot.app)[0]
        before = column.scroll_y
        await pilot.press("space")
        await pilot.pause()
        assert column.scroll_y > before
        assert page(pilot.app).scroll_y == 0
        await pilot.press("b")
        await pilot.pause()
        assert column.scroll_y == before


# The mouse


async def test_a_click_on_a_card_makes_its_statement_current_and_shows_its_passage():
    async with reading(size=(160, 30)) as pilot:
        app = pilot.app
        await pilot.press("l", "l", "l", "g")
        column = columns(app)[2]
        await find(pilot, "foreign forces were involved")
        y = next(y for y, row in enumerate(rows_of(column)) if "agreed to help" in row)
        await pilot.click(column, offset=(6, y))
        await pilot.pause()
        entry = current(app)
        assert entry.actor.name == "Collective Security Council"
        top, bottom = page(app).extent
        assert top <= entry.start < bottom
        # Between the cards there is nothing to choose.
        await pilot.click(column, offset=(6, 1))
        assert current(app) == entry


async def test_a_click_on_a_tab_goes_to_its_perspective():
    async with reading(size=MIDDLE) as pilot:
        tabs = pilot.app.screen.query_one(PerspectiveTabs)
        x = rows_of(tabs)[0].index("European")
        await pilot.click(tabs, offset=(x, 0))
        await pilot.pause()
        assert current(pilot.app).perspective_id == "european-union"
        assert tabs.current == "european-union"


# Drawing


async def test_every_line_is_as_wide_as_the_screen_and_every_widget_fills_its_own():
    async with reading() as pilot:
        for width in (240, 132, 131, 84, 83, 60, 30, 12):
            await pilot.resize_terminal(width, 24)
            for key in ("l", "right_square_bracket", "h"):
                await pilot.press(key)
                await pilot.pause()
                assert {strip.cell_length for strip in drawn(pilot.app)} == {width}
                assert_lines_fill_their_widgets(pilot.app)
        assert len(pilot.app.screen.query(Column)) == 5


async def test_a_narrower_screen_shows_the_pane_with_the_focus_and_the_current_column():
    async with reading(size=WIDE) as pilot:
        app = pilot.app
        await pilot.press("l", "s", "s", "4")
        await pilot.resize_terminal(60, 24)
        await pilot.pause()
        assert app.focused is page(app)
        assert page(app).region
        assert columns(app) == []
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert [column.side.id for column in columns(app)] == [current(app).perspective_id]
