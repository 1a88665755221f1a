"""Reading the article: scrolling, and where one is in it."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.tui.journey import (
    MIDDLE,
    NARROW,
    WIDE,
    page,
    reading,
    rows,
    rows_of,
    text,
    wheel,
    write_story,
)
from tui.widgets.masthead import Masthead


@pytest.mark.parametrize(("down", "up"), [("j", "k"), ("down", "up")])
async def test_a_line_down_and_a_line_up(down, up):
    async with reading(size=(160, 20)) as pilot:
        before = rows_of(page(pilot.app))
        await pilot.press(down)
        assert page(pilot.app).scroll_y == 1
        # The first row is the rule above the page.
        assert rows_of(page(pilot.app))[1:-1] == before[2:]
        await pilot.press(up, up)
        assert page(pilot.app).scroll_y == 0


@pytest.mark.parametrize(("down", "up"), [("space", "b"), ("pagedown", "pageup")])
async def test_a_page_down_keeps_the_last_lines_in_sight_and_skips_none(down, up):
    async with reading(size=(160, 20)) as pilot:
        view = page(pilot.app)
        first_extent, first_rows = view.extent, rows_of(view)
        await pilot.press(down)
        assert first_extent[0] < view.top < first_extent[1]
        assert view.extent[1] > first_extent[1]
        assert rows_of(view)[1:3] == first_rows[-2:]
        await pilot.press(up)
        assert rows_of(view) == first_rows


async def test_half_a_page_down_and_up():
    async with reading(size=(160, 20)) as pilot:
        await pilot.press("space")
        whole = page(pilot.app).scroll_y
        await pilot.press("g", "ctrl+d")
        assert page(pilot.app).scroll_y == pytest.approx(whole / 2, abs=1)
        await pilot.press("ctrl+u")
        assert page(pilot.app).scroll_y == 0


@pytest.mark.parametrize(("end", "top"), [("G", "g"), ("end", "home")])
async def test_the_end_and_the_top_and_back_again(end, top):
    async with reading() as pilot:
        view = page(pilot.app)
        assert view.progress < 100
        await pilot.press("j", "j", end)
        assert view.extent[1] == len(view.article.text)
        assert view.progress == 100
        assert "100%" in pilot.app.screen.query_one(Masthead).facts
        last = view.top
        await pilot.press("j", "space")
        assert view.top == last
        await pilot.press(top)
        assert (view.top, view.scroll_y) == (0, 0)
        await pilot.press("backspace")
        assert view.top == last
        await pilot.press("backspace")
        assert view.scroll_y == 2


async def test_the_wheel_scrolls_the_page_and_leaves_what_is_current():
    async with reading(size=(160, 20)) as pilot:
        entry = pilot.app.screen.current
        await wheel(pilot, page(pilot.app))
        assert page(pilot.app).scroll_y > 0
        await wheel(pilot, page(pilot.app), up=True)
        assert page(pilot.app).scroll_y == 0
        assert pilot.app.screen.current is entry


async def test_the_masthead_says_what_is_read_and_how_far():
    async with reading() as pilot:
        masthead = pilot.app.screen.query_one(Masthead)
        assert masthead.headline == "How the West reacted to the deployment of CSTO peacekeepers"
        *source, progress, statement = masthead.facts
        assert source == ["The Frontier Post", "Anna Gromova", "January 2022"]
        assert statement == "statement 1 of 40"
        await pilot.press("space", "n")
        assert int(masthead.facts[-2].rstrip("%")) > int(progress.rstrip("%"))


async def test_an_article_stands_in_lines_no_longer_than_its_measure_with_air_on_both_sides():
    async with reading(size=(220, 50)) as pilot:
        for row in rows_of(page(pilot.app))[1:]:
            assert len(row.rstrip()) <= 5 + 72
            assert row.endswith("  ")


SIZES = st.lists(st.tuples(st.integers(20, 200), st.integers(8, 60)), min_size=1, max_size=3)


@settings(max_examples=6, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SIZES, st.integers(0, 8000))
@example([(60, 24), (200, 60), (20, 8)], 8000)
@example([(200, 60)], 7000)
async def test_resizing_moves_nothing(sizes, offset):
    async with reading(size=WIDE) as pilot:
        view = page(pilot.app)
        view.scroll_to_offset(offset)
        await pilot.pause()
        top, entry = view.top, pilot.app.screen.current
        for size in sizes:
            await pilot.resize_terminal(*size)
            assert view.top == top
            assert pilot.app.screen.current is entry
        await pilot.resize_terminal(*WIDE)
        assert view.top == top


async def test_what_markdown_sets_off_is_drawn_and_its_marks_are_not_shown(tmp_path):
    path = tmp_path / "a.md"
    path.write_text("# The dam\n\nIt **will** *hold*.\n\n> Says who?\n\n- one\n")
    async with reading(path) as pilot:
        view = page(pilot.app)
        rows = [row.rstrip() for row in rows_of(view)]
        assert [row.strip() for row in rows if row.strip("━─ ")][:4] == [
            "The dam",
            "It will hold.",
            "│ Says who?",
            "• one",
        ]
        drawn = {segment.text: segment.style for y in range(6) for segment in view.render_line(y)}
        assert drawn["The dam"].bold
        assert drawn["will"].bold
        assert drawn["hold"].italic


@pytest.mark.parametrize("size", [WIDE, MIDDLE, NARROW])
async def test_the_headline_is_shown_once_whatever_the_text_repeats(tmp_path, size):
    story = tmp_path / "story"
    text_ = (
        "The quay stays open\n\nThe quay stays open\n\n" + "Rain fell on the town all day. " * 99
    )
    write_story(story, {"a.txt": f"---\ntitle: The quay stays open\n---\n{text_}"}, {})
    async with reading(story, size) as pilot:
        assert text(pilot.app).count("The quay stays open") == 1
        assert "The quay" not in rows(pilot.app)[0]
        await pilot.press("space")
        assert text(pilot.app).count("The quay stays open") == 1
        assert "The quay" in rows(pilot.app)[0]


async def test_the_masthead_says_the_headline_while_a_column_has_the_article_s_place():
    async with reading(size=NARROW) as pilot:
        assert "How the West" not in rows(pilot.app)[0]
        await pilot.press("s")
        await pilot.pause()
        assert "How the West" in rows(pilot.app)[0]
        await pilot.press("s")
        await pilot.pause()
        assert "How the West" not in rows(pilot.app)[0]
