"""Colours: none where none are wanted, the terminal's own where asked, and never the only sign."""

import re

import pytest
from rich.color import ColorType

from seeds import CSTO_PEACEKEEPERS
from tests.tui.journey import (
    VIEW_KEYS,
    columns,
    current,
    drawn,
    find,
    page,
    reading,
    rows_of,
    text,
    toasts,
    write_story,
)
from tui.app import SidelongApp
from tui.widgets.article import GUTTER

KEYS_TO_SCREENS = (
    [],
    ["l"],
    ["escape", "f"],
    ["escape", "i"],
    ["escape", "?"],
    *(["escape", key] for key in VIEW_KEYS.values()),
    ["escape", "slash", "t"],
)


def styles(app):
    return {segment.style for strip in drawn(app) for segment in strip if segment.style}


def types_of(app):
    """Return which sorts of colours are sent to the terminal."""
    return {
        color.type
        for style in styles(app)
        for color in (style.color, style.bgcolor)
        if color is not None
    }


@pytest.fixture
def no_color(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")


async def test_no_color_means_none_on_any_screen(no_color):
    async with reading(size=(160, 30)) as pilot:
        await find(pilot, "lesson from history")
        for keys in KEYS_TO_SCREENS:
            await pilot.press(*keys)
            await pilot.pause()
            assert types_of(pilot.app) <= {ColorType.DEFAULT}, keys
        await pilot.press("escape", "+", "ctrl+p")
        await pilot.pause()
        assert types_of(pilot.app) <= {ColorType.DEFAULT}


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
async def test_an_ansi_theme_uses_the_terminals_own_colours_only(theme):
    async with reading(size=(160, 30)) as pilot:
        pilot.app.theme = theme
        await find(pilot, "lesson from history")
        for keys in KEYS_TO_SCREENS:
            await pilot.press(*keys)
            await pilot.pause()
            assert types_of(pilot.app) <= {ColorType.DEFAULT, ColorType.STANDARD}, keys


async def test_the_own_themes_show_every_perspective_in_a_colour_of_its_own():
    async with reading(size=(240, 40)) as pilot:
        for theme in ("sidelong-dark", "sidelong-light"):
            pilot.app.theme = theme
            await pilot.pause()
            heads = {
                column.render_line(0)._segments[1].style.color for column in columns(pilot.app)
            }
            assert len(heads) == 5
            assert ColorType.TRUECOLOR in types_of(pilot.app)


async def test_where_colours_cannot_be_mixed_the_words_of_a_passage_take_its_colour(monkeypatch):
    words = "was decided abroad to destabilize"
    async with reading() as pilot:
        paper, ink = colors_of(pilot.app, "Anna Gromova")
        assert colors_of(pilot.app, words)[0] != paper
        assert colors_of(pilot.app, words)[1] == ink
    monkeypatch.delenv("COLORTERM")
    async with reading() as pilot:
        assert colors_of(pilot.app, words)[0] == paper
        assert colors_of(pilot.app, words)[1] != ink


def colors_of(app, words):
    """Return the colours behind and of some words of the page."""
    for y in range(page(app).size.height):
        for segment in page(app).render_line(y):
            if words in segment.text:
                return segment.style.bgcolor, segment.style.color
    raise AssertionError(f"{words!r} is not on screen")


def looks(app, words):
    """Return how words of the page differ from plain text in all but colour."""
    view = page(app)
    for y in range(view.size.height):
        strip = view.render_line(y)
        if words in strip.text:
            start = strip.text.index(words)
            return {
                (style.bold, style.underline, style.reverse, style.italic)
                for segment in strip.crop(start, start + len(words))
                if (style := segment.style)
            }
    raise AssertionError(f"{words!r} is not on screen")


def bars(app):
    """Return the lines of the page that carry the bar of the current statement."""
    view = page(app)
    lines = [view.render_line(y).text for y in range(view.size.height)]
    return [line[GUTTER:].rstrip() for line in lines if "┃" in line[:GUTTER]]


@pytest.mark.parametrize("theme", ["sidelong-light", "sidelong-dark", "ansi-dark", "no color"])
async def test_what_is_current_related_and_shared_is_told_by_more_than_colour(theme, monkeypatch):
    if theme == "no color":
        monkeypatch.setenv("NO_COLOR", "1")
    async with reading(size=(160, 70)) as pilot:
        app = pilot.app
        if theme != "no color":
            app.theme = theme
        blinken = await find(pilot, "lesson from history")
        page(app).scroll_end(animate=False)
        await pilot.pause()
        spoken = " ".join(bars(app))
        assert "“One lesson from history" in spoken
        assert len(bars(app)) == 2
        plain = looks(app, "a legitimate decision")
        assert looks(app, "rudeness") != plain, "related"
        assert looks(app, "are in your") != plain, "shared"
        shared, current_words = looks(app, "are in your"), looks(app, "One lesson from")
        assert shared != current_words
        # And beside every passage stands its perspective's glyph.
        glyphs = {
            line[:GUTTER].strip(" ┃"): line
            for line in (page(app).render_line(y).text for y in range(page(app).size.height))
        }
        assert {"■", "◆", "○"} <= set(glyphs)
        assert current(app) == blinken


async def test_the_ends_of_every_passage_are_seen_without_colours(no_color, tmp_path):
    article = "He said we stay here. “The quay is open,” said Holm. “It is safe.” Nobody left."
    said = ["we stay here", "The quay is open", "It is safe"]
    story = write_story(tmp_path / "s", {"a.txt": article}, {"Port": {"Holm": said}})
    async with reading(story) as pilot:
        shown = "".join(row[GUTTER:].rstrip() for row in rows_of(page(pilot.app)))
        assert "He said▕we stay here.│“The quay is open,”▏said Holm.▕“It is safe.”▏" in shown


async def test_with_colours_the_page_has_no_marks(tmp_path):
    article = "He said we stay here."
    story = write_story(tmp_path / "s", {"a.txt": article}, {"Port": {"Holm": ["we stay here"]}})
    async with reading(story) as pilot:
        assert article in text(pilot.app)


async def test_the_match_that_the_search_stands_at_is_told_by_more_than_colour(no_color):
    async with reading() as pilot:
        await pilot.press("slash", *"kazakhstan", "enter")
        await pilot.pause()
        first = looks(pilot.app, "Kazakhstan, which wanted")
        assert (True, True, True, None) in {(bool(b), bool(u), r, None) for b, u, r, _ in first}
        await pilot.press("n")
        await pilot.pause()
        assert looks(pilot.app, "Kazakhstan, which wanted") != first


async def test_what_is_selected_shows_without_colours(no_color):
    async with reading() as pilot:
        view = page(pilot.app)
        before = looks(pilot.app, "Anna Gromova")
        y = next(y for y in range(40) if "Anna Gromova" in view.render_line(y).text)
        await pilot.mouse_down(view, offset=(GUTTER, y + 1))
        await pilot.hover(view, offset=(GUTTER + 11, y + 1))
        await pilot.mouse_up(view, offset=(GUTTER + 11, y + 1))
        await pilot.pause()
        assert looks(pilot.app, "Anna Gromova") != before
        assert {reverse for _b, _u, reverse, _i in looks(pilot.app, "Anna Gromova")} == {True}


async def test_a_toast_can_be_read_without_colours(no_color):
    async with reading() as pilot:
        await pilot.press("r")
        await pilot.pause()
        assert toasts(pilot.app)
        assert re.search("Nothing is related to this statement", text(pilot.app))
        assert types_of(pilot.app) <= {ColorType.DEFAULT}


async def test_a_day_without_colours_leaves_the_theme_that_was_chosen(monkeypatch):
    async with reading() as pilot:
        pilot.app.theme = "sidelong-light"
        await pilot.press("q")
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading() as pilot:
        assert pilot.app.theme == "ansi-dark"
        await pilot.press("q")
    monkeypatch.delenv("NO_COLOR")
    assert SidelongApp(CSTO_PEACEKEEPERS).theme == "sidelong-light"


def test_an_empty_wish_for_no_colours_is_none(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "")
    assert not SidelongApp(CSTO_PEACEKEEPERS).no_color
