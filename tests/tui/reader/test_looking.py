"""Looking closer: inspect, find, search, copy, help, the palette, and the mouse on the text."""

import re

from textual.widgets import OptionList, Static

from perspectives.model import State
from tests.tui.journey import (
    columns,
    current,
    drag,
    find,
    focused_side,
    page,
    reading,
    rows_of,
    settle,
    text,
    toasts,
    write_story,
)
from tui.dialogs.find import FindScreen
from tui.dialogs.help import HelpScreen
from tui.dialogs.inspect import InspectScreen
from tui.dialogs.palette import PaletteScreen
from tui.keys import READER_KEYS
from tui.reader import ReaderScreen
from tui.widgets.search_bar import SearchBar
from tui.widgets.status import StatusLine

TITLE = "How the West reacted to the deployment of CSTO peacekeepers"
SOURCE = f"(Anna Gromova, {TITLE}, The Frontier Post, January 2022)"


def sheet(app):
    """Return what the sheet on top of the screen says."""
    return str(app.screen.query_one(".sheet Static", Static).content)


def cell_of(widget, words):
    """Return the cell of a widget where some words begin."""
    return next((row.index(words), y) for y, row in enumerate(rows_of(widget)) if words in row)


def told(app):
    return "".join(piece.text for piece in app.screen.query_one(StatusLine).told)


# Inspect


async def test_inspect_says_how_a_statement_was_found_and_what_it_is_related_to():
    async with reading() as pilot:
        app = pilot.app
        blinken = await find(pilot, "lesson from history")
        await pilot.press("i")
        assert isinstance(app.screen, InspectScreen)
        said = sheet(app)
        assert "Antony Blinken, US Secretary of State" in said
        assert "exact, score 100 of 100: found, word for word" in said
        assert blinken.statement.quote in said
        assert f"Related statements: {len(blinken.related)}" in said
        assert "here Russians   there Americans" in said
        number = 1 + [tie.kind.value for tie in blinken.related].index("parallel")
        await pilot.press(str(number))
        await pilot.pause()
        assert isinstance(app.screen, ReaderScreen)
        assert current(app).actor.name == "Maria Zakharova"
        await pilot.press("backspace")
        assert current(app) == blinken


async def test_inspect_shows_the_words_that_differ_and_what_an_elision_left_out(tmp_path):
    article = "“The old bridge will be closed in March because the river is rising,” she said."
    said = ["The old bridge will be shut in March because the river is rising"]
    story = write_story(tmp_path / "s", {"a.txt": article}, {"Town": {"mayor": said}})
    async with reading(story) as pilot:
        app = pilot.app
        assert current(app).passage.state is State.CLOSE
        assert any("≈" in row for row in rows_of(columns(app)[0]))
        await pilot.press("i")
        assert "≈ close" in sheet(app)
        assert "will be shut closed in March" in " ".join(sheet(app).split())
        await pilot.press("escape")
    async with reading() as pilot:
        await find(pilot, "quell the riots")
        await pilot.press("i")
        assert "Left out between its pieces: in his opinion," in sheet(pilot.app)


async def test_inspect_says_who_answers_whom_from_both_sides(tmp_path):
    article = (
        "“The quay stays open,” said Ada Holm. Lars Moen said: “No ferry sails tonight.”"
        " Ruth Lind said: “Both should sleep.”"
    )
    quay = {"quote": "The quay stays open", "id": "quay", "answers": ["sleep"]}
    ferry = {"quote": "No ferry sails tonight", "answers": ["quay"]}
    sleep = {"quote": "Both should sleep", "id": "sleep", "answers": ["quay"]}
    actors = {"Ada Holm": [quay], "Lars Moen": [ferry], "Ruth Lind": [sleep]}
    story = write_story(tmp_path / "s", {"a.txt": article}, {"Port": actors})
    async with reading(story) as pilot:
        await pilot.press("i")
        assert "answered by ● Lars Moen" in sheet(pilot.app)
        assert "answers and answered by ● Ruth Lind" in sheet(pilot.app)
        await pilot.press("escape")
        assert "● Ada Holm ⇄ ● Ruth Lind" in told(pilot.app)
        await pilot.press("n")
        assert "● Lars Moen → ● Ada Holm  answers" in told(pilot.app)
        await pilot.press("i")
        assert "1  answers ● Ada Holm" in sheet(pilot.app)


async def test_inspect_shows_what_differs_between_two_tellings_in_two_articles(tmp_path):
    first = "“The quay will stay open to every ship in need while this storm lasts,” said Holm."
    second = "Holm said: “The quay will remain open for each ship in need as long as it storms.”"
    said = [
        {"quote": "The quay will stay open to every ship in need while this storm lasts"},
        {"quote": "The quay will remain open for each ship in need as long as it storms"},
    ]
    articles = {"a.txt": first, "b.txt": second}
    story = write_story(tmp_path / "s", articles, {"Port": {"Holm": said}})
    async with reading(story) as pilot:
        await pilot.press("i")
        assert "● Holm   variant" in sheet(pilot.app).replace("\xa0", " ")
        assert "only in a, only in b" in sheet(pilot.app)
        assert (
            "The quay will stay remain open to every for each ship in need"
            " while this storm lasts as long as it storms"
        ) in sheet(pilot.app)


async def test_a_quote_split_by_its_attribution_is_shown_and_copied_in_pieces(tmp_path):
    article = "“The quay is open to all,” said Ada Holm, “and nobody is turned away.”"
    said = ["The quay is open to all, and nobody is turned away."]
    story = write_story(tmp_path / "s", {"a.txt": article}, {"Port": {"Ada Holm": said}})
    shown = "“The quay is open to all … and nobody is turned away.”"
    async with reading(story) as pilot:
        app = pilot.app
        assert current(app).passage.state is State.EXACT
        assert "all … and nobody" in " ".join(rows_of(columns(app)[0]))
        await pilot.press("y")
        assert app.clipboard.startswith(shown)
        await pilot.press("i")
        assert shown in sheet(app)
        assert "found, put together from 2 pieces" in sheet(app)
        assert "word for word" not in sheet(app)


async def test_inspect_is_closed_and_everything_is_as_before():
    async with reading() as pilot:
        entry = await find(pilot, "lesson from history")
        before = text(pilot.app)
        for key in ("escape", "i", "q"):
            await pilot.press("i", key)
            assert isinstance(pilot.app.screen, ReaderScreen)
            assert current(pilot.app) == entry
            assert text(pilot.app) == before


async def test_a_long_sheet_scrolls_and_a_number_without_a_statement_does_nothing():
    async with reading(size=(60, 16)) as pilot:
        await find(pilot, "lesson from history")
        await pilot.press("i")
        before = text(pilot.app)
        await pilot.press("j", "j")
        await pilot.pause()
        assert text(pilot.app) != before
        await pilot.press("k", "k")
        await pilot.pause()
        assert text(pilot.app) == before
        await pilot.press("9")
        assert isinstance(pilot.app.screen, InspectScreen)


# Find


async def test_find_lists_everything_and_then_what_fits_and_goes_there():
    async with reading() as pilot:
        app = pilot.app
        await pilot.press("f")
        assert isinstance(app.screen, FindScreen)
        options = app.screen.query_one(OptionList)
        assert options.option_count == 40
        await pilot.press(*"zakharva")
        await pilot.pause()
        assert 0 < options.option_count < 40
        assert "Maria Zakharova" in text(app)
        await pilot.press("down")
        assert options.highlighted == 1
        await pilot.press("up", "enter")
        await pilot.pause()
        assert current(app).actor.name == "Maria Zakharova"
        top, bottom = page(app).extent
        assert top <= current(app).start < bottom
        await pilot.press("backspace")
        assert current(app) == app.screen.story.statements[0]


async def test_find_is_left_by_escape_and_stays_where_nothing_fits():
    async with reading() as pilot:
        entry = current(pilot.app)
        await pilot.press("f", *"qqqqq", "enter")
        assert isinstance(pilot.app.screen, FindScreen)
        await pilot.press("down", "enter", "escape")
        assert isinstance(pilot.app.screen, ReaderScreen)
        assert current(pilot.app) == entry


async def test_what_is_clicked_in_the_finder_is_gone_to():
    async with reading() as pilot:
        await pilot.press("f", *"blinken")
        await pilot.pause()
        options = pilot.app.screen.query_one(OptionList)
        await pilot.click(options, offset=(4, 2))
        await pilot.pause()
        assert isinstance(pilot.app.screen, ReaderScreen)
        assert current(pilot.app).perspective_id == "united-states"


# Search


async def test_search_finds_while_typing_and_n_and_p_walk_the_matches_until_escape():
    async with reading(size=(160, 24)) as pilot:
        app = pilot.app
        entry = current(app)
        await pilot.press("slash", *"TERRORIST")
        await pilot.pause()
        assert isinstance(app.focused, SearchBar)
        assert told(app).startswith("match 1 of 3")
        await pilot.press("enter")
        await pilot.pause()
        assert app.focused is page(app)
        assert not app.screen.query(SearchBar)
        offsets = [match.start() for match in re.finditer("terrorist", page(app).article.text)]
        assert len(offsets) == 3
        for key, number in (("n", 2), ("n", 3), ("n", 1), ("p", 3)):
            await pilot.press(key)
            await pilot.pause()
            assert told(app).startswith(f"match {number} of 3")
            top, bottom = page(app).extent
            assert top <= offsets[number - 1] < bottom
        assert current(app) == entry
        await pilot.press("escape", "n")
        assert current(app) != entry
        assert "match" not in told(app)


async def test_search_reads_over_stray_hyphens_case_and_quotation_marks():
    async with reading() as pilot:
        await pilot.press("slash", *"washington", "enter")
        await pilot.pause()
        assert "match 1 of" in told(pilot.app)
        assert "Washing-ton" in "\n".join(rows_of(page(pilot.app)))


async def test_a_search_that_is_given_up_leads_back_to_where_it_began():
    async with reading(size=(160, 24)) as pilot:
        await pilot.press("j", "j", "slash", *"boorish")
        await pilot.pause()
        assert page(pilot.app).scroll_y > 2
        await pilot.press("escape")
        await pilot.pause()
        assert page(pilot.app).scroll_y == 2
        assert not pilot.app.screen.query(SearchBar)
        assert "match" not in told(pilot.app)


async def test_a_search_that_was_kept_can_be_gone_back_from():
    async with reading(size=(160, 24)) as pilot:
        await pilot.press("slash", *"boorish", "enter")
        await pilot.pause()
        there = page(pilot.app).top
        assert there > 0
        await pilot.press("escape", "backspace")
        await pilot.pause()
        assert page(pilot.app).top == 0


async def test_words_that_the_article_does_not_have_are_told():
    async with reading() as pilot:
        await pilot.press("slash", *"atlantis")
        await pilot.pause()
        assert told(pilot.app) == "no match"
        await pilot.press("enter")
        await pilot.pause()
        assert any("atlantis" in toast for toast in toasts(pilot.app))
        assert pilot.app.focused is page(pilot.app)


async def test_narrow_a_search_from_a_column_shows_the_article():
    async with reading(size=(60, 24)) as pilot:
        await pilot.press("s", "slash", *"boorish")
        await pilot.pause()
        assert page(pilot.app).region
        assert "boorish" in "\n".join(rows_of(page(pilot.app)))


# Copy


async def test_copying_takes_the_quote_who_said_it_when_and_its_source():
    async with reading() as pilot:
        entry = await find(pilot, "lesson from history")
        await pilot.press("y")
        assert pilot.app.clipboard == (
            f"“{entry.statement.quote}” — Antony Blinken, US Secretary of State, 7 January 2022 "
            f"{SOURCE}"
        )
        assert "Copied, with its source" in toasts(pilot.app)


async def test_what_is_dragged_over_is_selected_and_copied_as_the_article_has_it():
    async with reading() as pilot:
        app, view = pilot.app, page(pilot.app)
        x, y = cell_of(view, "Earlier, Washing-ton doubted")
        await drag(pilot, view, (x, y), (x + len("Earlier, Washing-ton") - 1, y))
        assert view.text_selection is not None
        assert app.screen.current == app.screen.story.statements[0]
        await pilot.press("y")
        assert app.clipboard == f"“Earlier, Washing-ton” {SOURCE}"
        await pilot.press("escape")
        assert view.text_selection is None


async def test_a_selection_over_several_lines_is_one_stretch_of_the_text():
    async with reading() as pilot:
        view = page(pilot.app)
        start, end = cell_of(view, "to worsen the situation"), cell_of(view, "former adviser")
        await drag(pilot, view, start, (end[0] + len("former adviser") - 1, end[1]))
        await pilot.press("y")
        copied = pilot.app.clipboard
        assert copied.startswith("“to worsen the situation in the neighboring country")
        assert copied.endswith(f"said Yermukhamet Yertysbayev, a former adviser” {SOURCE}")


async def test_where_there_is_nothing_to_copy_it_is_said(tmp_path):
    story = write_story(tmp_path / "s", {"a.txt": "Nobody said a word."}, {})
    async with reading(story) as pilot:
        await pilot.press("y")
        assert pilot.app.clipboard == ""
        assert toasts(pilot.app) == ["Nothing is selected, and no statement is current"]


# The mouse on the text


async def test_a_click_on_a_passage_makes_its_statement_current():
    async with reading() as pilot:
        view = page(pilot.app)
        await pilot.click(view, offset=cell_of(view, "most of the money went"))
        await pilot.pause()
        assert "376 billion" in current(pilot.app).statement.quote
        await pilot.click(view, offset=cell_of(view, "Anna Gromova"))
        await pilot.pause()
        assert "376 billion" in current(pilot.app).statement.quote


async def test_a_click_where_passages_overlap_goes_from_the_inner_one_outwards(tmp_path):
    words = "The bridge will be closed in March because the river is rising"
    sides = {"Town": {"mayor": [words]}, "Union": {"Holm": ["closed in March because the river"]}}
    story = write_story(tmp_path / "s", {"a.txt": f"{words}.\n"}, sides)
    async with reading(story) as pilot:
        view = page(pilot.app)
        where = cell_of(view, "in March")
        names = []
        for _ in range(3):
            await pilot.click(view, offset=where)
            await pilot.pause(0.6)  # Two clicks in one moment would be a double click.
            names.append(current(pilot.app).actor.name)
        assert names == ["Holm", "mayor", "Holm"]


# Help and the palette


async def test_help_shows_every_key_and_what_it_does():
    async with reading() as pilot:
        before = text(pilot.app)
        for opens, closes in (("?", "escape"), ("f1", "q"), ("?", "?"), ("f1", "f1")):
            await pilot.press(opens)
            assert isinstance(pilot.app.screen, HelpScreen)
            words = sheet(pilot.app)
            for binding in READER_KEYS:
                if not binding.id.startswith("go.perspective-"):
                    assert binding.description in words
            assert "1 to 9" in words
            await pilot.press("j", "k", closes)
            assert isinstance(pilot.app.screen, ReaderScreen)
            assert text(pilot.app) == before


async def test_the_palette_offers_the_keys_actions_and_the_perspectives():
    async with reading() as pilot:
        app = pilot.app
        await pilot.press("ctrl+p")
        assert isinstance(app.screen, PaletteScreen)
        await pilot.press(*"european")
        await settle(pilot)
        assert "Perspective: European Union" in text(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ReaderScreen)
        assert current(app).perspective_id == "european-union"


async def test_a_command_of_the_palette_does_what_its_key_does():
    async with reading() as pilot:
        for letters, screen in (("key", HelpScreen), ("find", FindScreen), ("insp", InspectScreen)):
            await pilot.press("ctrl+p", *letters)
            await settle(pilot)
            await pilot.press("enter")
            await pilot.pause()
            assert isinstance(pilot.app.screen, screen)
            await pilot.press("escape")


async def test_the_colours_are_changed_from_the_palette():
    async with reading() as pilot:
        await pilot.press("ctrl+p", *"theme", "enter")
        await settle(pilot)
        await pilot.press(*"sidelong-light", "enter")
        await settle(pilot)
        assert pilot.app.theme == "sidelong-light"
        assert isinstance(pilot.app.screen, ReaderScreen)


async def test_the_palette_is_left_by_escape():
    async with reading() as pilot:
        before = text(pilot.app)
        await pilot.press("ctrl+p")
        assert isinstance(pilot.app.screen, PaletteScreen)
        await pilot.press("escape")
        assert text(pilot.app) == before


async def test_escape_on_the_page_changes_nothing():
    async with reading() as pilot:
        await pilot.press("l")
        before = text(pilot.app)
        await pilot.press("escape")
        assert text(pilot.app) == before
        assert focused_side(pilot.app) == columns(pilot.app)[0].side.id
