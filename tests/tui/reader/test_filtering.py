"""Filtering: what a filter leaves is shown and walked, and nothing else, until it is ended."""

import pytest
from textual.widgets import Input

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
    rows,
    settle,
    text,
    toasts,
    write_story,
)
from tui.widgets.completion_list import CompletionList
from tui.widgets.filter_bar import FilterBar
from tui.widgets.status import StatusLine

AIR = "Rain fell on the town, and nobody who was asked knew when it would end. " * 12
SAID = {
    "The quay stays open to every ship": ("Port", "Ada Holm", "harbour", "support"),
    "Nobody pays for the gas of others": ("Port", "Ada Holm", "gas", "oppose"),
    "Gas will be dearer by the spring": ("Fjord Gas", "Lars Moen", "gas", "support"),
    "No ferry sails tonight or tomorrow": ("Ferries", "Ruth Lind", "harbour", "oppose"),
    "Whoever wants gas may pay for it": ("Ferries", "Ruth Lind", "gas", "neutral"),
}


@pytest.fixture
def story(tmp_path):
    sides = {}
    for quote, (side, actor, topic, stance) in SAID.items():
        statements = sides.setdefault(side, {}).setdefault(actor, [])
        statements.append({"quote": quote, "topic": topic, "stance": stance})
    article = "\n".join(f"“{quote},” somebody said.\n{AIR}" for quote in SAID)
    return write_story(tmp_path / "story", {"article.txt": article}, sides)


async def filter_by(pilot, line):
    """Filter by a line that was pasted."""
    await pilot.press("&")
    await pilot.pause()
    pilot.app.screen.query_one(Input).value = line
    await settle(pilot)
    await pilot.press("enter")
    await settle(pilot)


def told(app):
    return "".join(piece.text for piece in app.screen.query_one(StatusLine).told)


def walked(entries):
    return [entry.statement.quote.split()[0] for entry in entries]


async def test_what_is_filtered_out_is_gone_from_the_columns_and_from_every_walk(story):
    async with reading(story) as pilot:
        app = pilot.app
        await filter_by(pilot, "topic:gas -stance:neutral")
        assert "topic:gas -stance:neutral · 2 of 5" in told(app)
        assert [column.side.name for column in columns(app)] == ["Port", "Fjord Gas"]
        assert "quay stays open" not in " ".join(
            columns(app)[0].render_line(y).text for y in range(9)
        )
        assert current(app).statement.quote.startswith("Nobody")
        for key, word in (
            ("n", "Gas"),
            ("p", "Nobody"),
            ("tab", "Gas"),
            ("]", "Nobody"),
            ("2", "Gas"),
        ):
            await pilot.press(key)
            await pilot.pause()
            assert current(app).statement.quote.split()[0] == word, key
        await pilot.press("n")
        assert current(app).statement.quote.startswith("Gas")
        await pilot.press("3")
        assert "There is no perspective 3, only 2" in toasts(app)


async def test_related_statements_are_walked_and_inspected_as_far_as_they_are_left():
    async with reading() as pilot:
        blinken = await find(pilot, "lesson from history")
        await filter_by(pilot, "side:states side:csto")
        assert current(pilot.app) == blinken
        await pilot.press("r")
        assert current(pilot.app) == blinken
        assert "Nothing is related to this statement" in toasts(pilot.app)
        await pilot.press("escape", "r")
        await pilot.pause()
        assert current(pilot.app).perspective_id == "russia"


async def test_passages_that_are_filtered_out_are_dimmed_and_have_no_sign_in_the_margin(story):
    async with reading(story) as pilot:
        app = pilot.app
        quiet = page(app).palette.quiet

        def first_line():
            strip = next(strip for strip in drawn(app) if "The quay stays open" in strip.text)
            (words,) = (one for one in strip if one.text.startswith("The quay stays open"))
            return strip.text[: strip.text.index("The")], words.style.color == quiet.color

        assert first_line() == ("  ●┃ “", False)
        await filter_by(pilot, "topic:gas")
        page(app).scroll_home(animate=False)
        await pilot.pause()
        assert first_line() == ("     “", True)
        await pilot.press("escape")
        await pilot.pause()
        assert first_line()[1] is False


async def test_escape_goes_one_step_back_at_a_time(story):
    async with reading(story) as pilot:
        app = pilot.app
        await filter_by(pilot, "topic:gas")
        await pilot.press("slash", *"rain", "enter", ".")
        assert "match" in told(app)
        assert "topic:gas" in told(app)
        await pilot.press("escape")
        assert "match" not in told(app)
        assert "topic:gas · 3 of 5" in told(app)
        await pilot.press("escape")
        assert "topic:gas" not in told(app)
        assert len(columns(app)) == 3


async def test_the_place_is_the_one_before_when_the_filter_ends_unless_the_reader_went_on(story):
    async with reading(story) as pilot:
        app = pilot.app
        first = current(app)
        await filter_by(pilot, "actor:lind topic:gas")
        assert current(app).statement.quote.startswith("Whoever")
        await pilot.press("escape")
        await pilot.pause()
        assert (current(app), page(app).top) == (first, 0)
        await filter_by(pilot, "actor:lind")
        await pilot.press("n")
        await pilot.pause()
        went_on = current(app)
        await pilot.press("escape")
        await pilot.pause()
        assert current(app) == went_on


async def test_a_statement_that_remains_stays_current_and_nothing_moves(story):
    async with reading(story) as pilot:
        await pilot.press("n", "n")
        await pilot.pause()
        before = current(pilot.app), page(pilot.app).top
        await filter_by(pilot, "topic:gas")
        assert (current(pilot.app), page(pilot.app).top) == before


async def test_what_is_wrong_with_a_filter_is_told_and_the_line_stays(story):
    async with reading(story) as pilot:
        app = pilot.app
        for line, fault in (
            ("topc:gas", "topc: is nothing to filter by; the nearest is topic"),
            ("topic:gsa", "no topic begins with gsa; the nearest is gas"),
            ("date:soon", "soon is no date"),
            ("actor:holm stance:neutral", "no statement is left by this"),
        ):
            await filter_by(pilot, line)
            assert fault in told(app)
            assert app.screen.query(FilterBar)
            assert len(columns(app)) == 3
            await pilot.press("escape")
            await pilot.pause()
            assert not app.screen.query(FilterBar)


async def test_an_empty_line_ends_the_filter_and_escape_leaves_it_as_it_was(story):
    async with reading(story) as pilot:
        app = pilot.app
        await filter_by(pilot, "topic:gas")
        await pilot.press("&")
        await pilot.pause()
        assert app.screen.query_one(Input).value == "topic:gas"
        await pilot.press("ctrl+u", "escape")
        await settle(pilot)
        assert "topic:gas · 3 of 5" in told(app)
        await filter_by(pilot, "")
        assert "of 5" not in told(app)
        assert len(columns(app)) == 3


async def test_while_a_filter_is_typed_it_is_completed_and_what_it_leaves_is_counted(story):
    async with reading(story) as pilot:
        app = pilot.app
        await pilot.press("&")
        await settle(pilot)
        offered = app.screen.query_one(CompletionList)
        assert offered.region.height > 3
        assert "topic:" in text(app)
        await pilot.press(*"har", "tab")
        await settle(pilot)
        assert app.screen.query_one(Input).value == "topic:harbour "
        assert told(app) == "2 of 5"
        await pilot.press(*"actor:", "down", "down", "enter")
        await settle(pilot)
        assert app.screen.query_one(Input).value == 'topic:harbour actor:"Ruth Lind" '
        await pilot.press("enter")
        await settle(pilot)
        assert 'topic:harbour actor:"Ruth Lind" · 1 of 5' in told(app)
        assert current(app).statement.quote.startswith("No ferry")


async def test_a_completion_that_is_clicked_is_taken(story):
    async with reading(story) as pilot:
        await pilot.press("&", *"topic:")
        await settle(pilot)
        await pilot.click(CompletionList, offset=(2, 1))
        await settle(pilot)
        assert pilot.app.screen.query_one(Input).value == "topic:harbour "
        await pilot.press("enter")
        await settle(pilot)
        assert "topic:harbour · 2 of 5" in told(pilot.app)


async def test_the_filter_goes_on_when_the_files_change(story):
    async with reading(story) as pilot:
        app = pilot.app
        await filter_by(pilot, "topic:harbour")
        file = story / "perspectives" / "00.yaml"
        file.write_text(file.read_text().replace("topic: harbour", "topic: gas"))
        app.screen.loader.reload()
        await settle(pilot)
        assert "topic:harbour · 1 of 5" in told(app)
        assert current(app).statement.quote.startswith("No ferry")
        for path in (story / "perspectives").iterdir():
            path.write_text(path.read_text().replace("topic: harbour", "topic: gas"))
        app.screen.loader.reload()
        await settle(pilot)
        assert "topic:harbour · 0 of 5" in told(app)
        assert app.screen.current is None
        await pilot.press("n", "tab", "]", "r", "l", "enter", "escape", "n")
        await pilot.pause()
        assert len(columns(app)) == 3


async def test_a_statement_that_an_edit_takes_from_the_filter_comes_back_when_it_is_undone(story):
    async with reading(story) as pilot:
        app = pilot.app
        await filter_by(pilot, "topic:harbour")
        quay = current(app)
        await pilot.press("T", *"gas", "enter")
        await settle(pilot)
        assert "topic:harbour · 1 of 5" in told(app)
        assert current(app).statement.quote.startswith("No ferry")
        await pilot.press("u")
        await settle(pilot)
        assert "topic:harbour · 2 of 5" in told(app)
        assert current(app).id == quay.id


async def test_what_is_accepted_and_marked_is_only_what_is_left(tmp_path):
    article = (
        "“The quay stays open,” said Ada Holm. “No ferry sails tonight,” said Lars Moen."
        " “The lamps are lit at six,” said Ada Holm.\n"
    )
    story = tmp_path / "story"
    story.mkdir()
    (story / "article.txt").write_text(article)
    async with reading(story) as pilot:
        app = pilot.app
        assert len(app.screen.story.proposed) == 3
        await pilot.press(".")
        await filter_by(pilot, "actor:holm lamps")
        assert "marked" not in told(app)
        await pilot.press("O")
        await settle(pilot)
        (filed,) = app.screen.story.filed
        assert filed.statement.quote.startswith("The lamps")


async def test_a_statement_that_is_filtered_out_is_not_gone_to_but_told_of(story):
    async with reading(story) as pilot:
        app = pilot.app
        quay = current(app)
        await filter_by(pilot, "topic:gas")
        here = current(app)
        app.screen.trail.go(quay)
        await pilot.pause()
        assert current(app) == here
        assert any("The filter leaves this statement out" in told for told in toasts(app))


async def test_the_keys_stay_in_a_column_from_which_a_filter_was_set(story):
    async with reading(story) as pilot:
        await pilot.press("l")
        await filter_by(pilot, "side:fjord")
        assert focused_side(pilot.app) == current(pilot.app).perspective_id
        await pilot.press("h")
        await filter_by(pilot, "side:ferries")
        assert pilot.app.focused is page(pilot.app)


@pytest.mark.parametrize("size", [WIDE, MIDDLE, NARROW])
async def test_the_screen_is_filled_and_says_what_is_left_at_every_width(story, size):
    async with reading(story, size) as pilot:
        await pilot.press("&", *"topic:")
        await settle(pilot)
        assert_lines_fill_their_widgets(pilot.app)
        await pilot.press("escape")
        await filter_by(pilot, "topic:gas")
        assert_lines_fill_their_widgets(pilot.app)
        assert "3 of 5" in rows(pilot.app)[-1]
        assert "esc show all" in rows(pilot.app)[-1]


async def test_the_finder_takes_the_terms_of_a_filter_beside_letters(story):
    async with reading(story) as pilot:
        found = await find(pilot, "topic:gas lind")
        assert found.statement.quote.startswith("Whoever")
        await pilot.press("f", *"topic:qqq")
        await pilot.pause()
        assert "no topic begins with qqq" in text(pilot.app)
