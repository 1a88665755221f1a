"""The panel in which a file is edited: keys, what it tells its owner, what it shows."""

import os
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from textual.app import App
from textual.events import Paste

from perspectives.model import Diagnostic, Passage, State
from perspectives.story.story import load
from seeds import CSTO_PEACEKEEPERS
from tests.tui.journey import drawn, rows, settle, text
from tests.tui.test_colors import types_of
from tests.tui.test_hostile_text import HOSTILE, assert_harmless
from tui.drawing.themes import DARK, LIGHT, variables_for
from tui.editor.area import YamlArea
from tui.editor.bars import EditorHead
from tui.editor.completion import NOTHING
from tui.editor.panel import Editor
from tui.editor.vocabulary import Named, Vocabulary, vocabulary_of
from tui.widgets.completion_list import CompletionList

PATH = Path("united-states.yaml")
HEAD = "perspective: United States\nactors:\n  - name: Antony Blinken\n    statements:\n"
TEXT = HEAD + (
    "      - quote: One lesson from history\n"
    "        topic: leaving\n"
    "      - quote: We have real questions\n"
    "        date: 2022-01-09\n"
)
WORDS = Vocabulary(
    topics=("leaving", "request"),
    actors=("Antony Blinken",),
    statements=(Named("tokayev-appeal", "Tokayev", "I appealed"), Named("b", "B", "c")),
)


class Host(App[None]):
    """An owner that writes down what it is told."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, content, place):
        colorless = bool(os.environ.get("NO_COLOR"))
        super().__init__(ansi_color=True if colorless else None)
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        self.theme = "ansi-dark" if colorless else DARK.name
        self.editor = Editor(PATH, content, place, WORDS)
        self.told = []

    def get_theme_variable_defaults(self):
        return variables_for(self.current_theme)

    def compose(self):
        yield self.editor

    def on_editor_changed(self, message):
        self.told.append(message)

    on_editor_cursor_moved = on_editor_save = on_editor_close = on_editor_changed

    def last(self, kind):
        return next((one for one in reversed(self.told) if isinstance(one, kind)), None)


@asynccontextmanager
async def editing(content=TEXT, words="", size=(100, 30), *, after=True):
    """Open a text with the cursor behind, or before, some words of it."""
    place = content.index(words) + len(words) * after
    app = Host(content, place)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield pilot


async def read(pilot):
    """Wait until what was typed has been read."""
    await pilot.pause(0.2)
    await settle(pilot)


def area(pilot):
    return pilot.app.query_one(YamlArea)


def typed(pilot):
    return pilot.app.editor.text


def offered(pilot):
    return [one.label for one in area(pilot).offer.completions]


# What is saved


async def test_what_was_opened_is_what_is_saved():
    content = "a: b\r\nc: \x85 \u2028 d\n\te\re: \x1b[31m\x0c\u202ef\r\n"
    async with editing(content) as pilot:
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert pilot.app.last(Editor.Save).text == content
        assert not pilot.app.editor.is_changed
        assert_harmless(pilot.app)


LETTERS = ["a", "é", "colon", "space", "minus", "enter", "tab", "shift+tab", "escape"]
MOVES = ["left", "right", "up", "down", "home", "end", "shift+right", "shift+down"]
CHANGES = ["backspace", "delete", "ctrl+z", "ctrl+y", "ctrl+k", "ctrl+x", "ctrl+v", "ctrl+w"]
KEYS = st.lists(st.sampled_from([*LETTERS, *MOVES, *CHANGES]), max_size=12)
LINES = st.lists(
    st.tuples(
        st.sampled_from(
            ["a: b", "  - quote: c\x85d", "\te", "", "👩\u200d🚀 ☎\ufe0f 日本", "\x1b[1m"]
        ),
        st.sampled_from(["\n", "\r\n", "\r"]),
    ).map("".join),
    max_size=6,
).map("".join)


@settings(
    max_examples=8,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(LINES, KEYS, st.data())
async def test_keys_change_what_they_touch_and_undo_brings_every_byte_back(content, keys, data):
    app = Host(content, data.draw(st.integers(0, len(content))))
    async with app.run_test(size=(60, 16)) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        assert_harmless(app)
        widget = area(pilot)
        widget.document.replace_range((0, 0), (0, 0), "")
        shown = "".join(line + end for line, end in zip(
            widget.file.lines, [*widget.file._ends, ""], strict=True))  # fmt: skip
        assert typed(pilot) == shown
        while widget.history.undo_stack:
            widget.undo()
        assert typed(pilot) == content
        assert not app.editor.is_changed


async def test_a_new_line_ends_as_its_neighbours_do():
    async with editing(TEXT.replace("\n", "\r\n"), "from history") as pilot:
        await pilot.press("enter", *"id:", "space", "x")
        line = "from history\r\n        id: x\r\n        topic"
        assert line in typed(pilot)


async def test_what_is_pasted_takes_the_line_ends_of_the_file():
    async with editing(TEXT.replace("\n", "\r\n"), "from history") as pilot:
        pilot.app.copy_to_clipboard("\nx\ny")
        await pilot.press("ctrl+v")
        assert "from history\r\nx\r\ny\r\n" in typed(pilot)


async def test_what_was_typed_is_changed_until_it_is_saved():
    async with editing(words="from history") as pilot:
        head = pilot.app.query_one(EditorHead)
        await pilot.press("x", "escape")
        await pilot.pause()
        assert pilot.app.last(Editor.Close).is_changed
        assert head.is_changed
        pilot.app.editor.saved(typed(pilot))
        assert not head.is_changed
        await pilot.press("escape")
        await pilot.pause()
        assert not pilot.app.last(Editor.Close).is_changed


# Lines


@pytest.mark.parametrize(("words", "column"), [("from history", 8), ("statements:", 6)])
async def test_enter_begins_a_line_where_its_first_character_belongs(words, column):
    async with editing(words=words) as pilot:
        await pilot.press("enter")
        assert area(pilot).cursor_location[1] == column


async def test_an_empty_line_keeps_no_white_space_that_nobody_typed():
    async with editing(words="from history") as pilot:
        await pilot.press("enter", "enter")
        assert "history\n\n        \n" in typed(pilot)


async def test_tab_indents_lines_and_is_one_step():
    async with editing(words="      - quote: One", after=False) as pilot:
        await pilot.press("shift+down", "shift+down", "tab")
        assert "\n        - quote: One lesson from history\n          topic:" in typed(pilot)
        await pilot.press("shift+tab", "shift+tab")
        assert "\n    - quote: One lesson from history\n      topic:" in typed(pilot)
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z")
        assert typed(pilot) == TEXT


async def test_shift_tab_takes_no_more_than_there_is():
    async with editing("a: b\n c: d\n", " c") as pilot:
        await pilot.press("shift+tab", "shift+tab")
        assert typed(pilot) == "a: b\nc: d\n"
        assert area(pilot).cursor_location == (1, 1)


async def test_a_long_line_wraps_and_the_cursor_begins_in_the_upper_third():
    content = "".join(f"# line {n} {'word ' * 30}\n" for n in range(300))
    async with editing(content, "# line 200", size=(60, 24)) as pilot:
        row = next(y for y, line in enumerate(rows(pilot.app)) if "line 200" in line)
        assert row < 12
        assert all(strip.cell_length == 60 for strip in drawn(pilot.app))


# Completion


async def test_a_key_is_offered_while_it_is_typed_and_tab_takes_it():
    async with editing(words="from history") as pilot:
        await pilot.press("enter", *"da")
        await pilot.pause()
        assert offered(pilot) == ["date"]
        assert pilot.app.query_one(CompletionList).display
        await pilot.press("tab")
        await pilot.pause()
        assert "\n        date: \n" in typed(pilot)
        assert not pilot.app.query_one(CompletionList).display


async def test_choices_follow_their_key_at_once_and_enter_takes_the_one_chosen():
    async with editing(words="from history") as pilot:
        await pilot.press("enter", *"stan", "enter", "down", "enter")
        assert "\n        stance: oppose\n" in typed(pilot)
        assert area(pilot).offer is NOTHING


async def test_a_statement_is_chosen_by_who_said_it_and_the_brackets_are_there():
    async with editing(words="from history") as pilot:
        await pilot.press("enter", *"ans", "tab", *"Toka")
        await pilot.pause()
        assert "Tokayev: I appealed" in text(pilot.app)
        await pilot.press("enter", "right")
        assert "\n        answers: [tokayev-appeal]\n" in typed(pilot)


async def test_words_that_nobody_used_yet_are_never_replaced_by_enter():
    async with editing(words="2022-01-09") as pilot:
        await pilot.press("enter", *"topic: le")
        assert offered(pilot) == ["leaving"]
        await pilot.press("enter")
        assert "topic: le\n" in typed(pilot)
        await pilot.press("ctrl+z", "a", "tab")
        assert typed(pilot).endswith("topic: leaving\n")


async def test_escape_closes_the_list_first():
    async with editing(words="from history") as pilot:
        await pilot.press("enter", "d", "escape")
        assert area(pilot).offer is NOTHING
        assert pilot.app.last(Editor.Close) is None
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.last(Editor.Close)


async def test_nothing_is_offered_in_a_quote_nor_on_an_empty_line_unless_it_is_asked_for():
    async with editing(words="from history") as pilot:
        await pilot.press("space", *"topic")
        assert area(pilot).offer is NOTHING
        await pilot.press("enter")
        assert area(pilot).offer is NOTHING
        await pilot.press("ctrl+@")
        await pilot.pause()
        assert "stance" in offered(pilot)
        await pilot.press("left")
        assert area(pilot).offer is NOTHING


async def test_a_click_takes_a_completion():
    async with editing(words="from history") as pilot:
        await pilot.press("enter", "s")
        await pilot.pause()
        await pilot.click(CompletionList, offset=(2, 1))
        await pilot.pause()
        assert "\n        suffix: \n" in typed(pilot)
        assert pilot.app.focused is area(pilot)


@pytest.mark.parametrize("size", [(160, 40), (60, 14), (30, 10)])
async def test_the_list_is_on_screen_and_hides_no_letter_that_is_typed(size):
    async with editing(words="2022-01-09", size=size) as pilot:
        await pilot.press("enter", *"topic: ", "r")
        await pilot.pause()
        options = pilot.app.query_one(CompletionList)
        assert pilot.app.screen.region.contains_region(options.region)
        assert options.region.height == 1
        cursor = area(pilot).cursor_screen_offset
        assert cursor.y not in range(options.region.y, options.region.bottom)


# What its owner is told


async def test_the_statement_under_the_cursor_is_told_as_it_changes():
    async with editing(words="from history") as pilot:
        assert pilot.app.last(Editor.CursorMoved).place == (0, 0)
        await pilot.press("down", "down")
        await pilot.pause()
        assert pilot.app.last(Editor.CursorMoved).place == (0, 1)
        await pilot.press(*["up"] * 5)
        await pilot.pause()
        assert pilot.app.last(Editor.CursorMoved).place is None


async def test_what_was_typed_is_told_once_it_was_read():
    async with editing(words="from history") as pilot:
        await pilot.press(*" lately")
        await read(pilot)
        changes = [one for one in pilot.app.told if isinstance(one, Editor.Changed)]
        assert len(changes) < 7
        assert changes[-1].text == typed(pilot)
        quote = changes[-1].file.perspective.actors[0].statements[0].quote
        assert quote == "One lesson from history lately"


# What it shows


async def test_a_problem_is_marked_on_its_line_and_told_where_the_cursor_is():
    async with editing(words="from history") as pilot:
        await pilot.press("enter", *"topc: x")
        await read(pilot)
        assert any("6!" in row for row in rows(pilot.app))
        assert "topc is no key of a statement; the nearest is topic" in text(pilot.app)
        assert "1 problem" in text(pilot.app)
        await pilot.press("up")
        await pilot.pause()
        assert "f8: a problem in line 6" in text(pilot.app)
        await pilot.press("f8")
        assert area(pilot).cursor_location == (5, 8)
        await pilot.press("ctrl+z", "ctrl+z")
        while area(pilot).history.undo_stack:
            await pilot.press("ctrl+z")
        await read(pilot)
        assert "problem" not in text(pilot.app)


async def test_a_mark_is_drawn_as_far_as_a_narrow_panel_has_room():
    lines = TEXT + "        # a line\n" * 1000
    async with editing(lines, "We have") as pilot:
        row = area(pilot).cursor_location[0]
        pilot.app.editor.show_problems(
            [Diagnostic(path=PATH, line=row + 1, code="x", message="is wrong")]
        )
        for width in range(12, 0, -1):
            await pilot.resize_terminal(width, 20)
            await pilot.pause()
            marked = [line for line in rows(pilot.app) if "!" in line]
            assert bool(marked) == (width > 5), (width, rows(pilot.app))


async def test_what_the_story_finds_wrong_is_marked_as_well_and_no_problem_twice():
    async with editing(TEXT.replace("topic:", "topc:"), "We have") as pilot:
        own = area(pilot).parent._reading.file.problems
        wrong = Diagnostic(path=PATH, line=7, column=9, code="x", message="no statement has the id")
        other = Diagnostic(path=Path("other.yaml"), line=1, code="x", message="not here")
        pilot.app.editor.show_problems([*own, wrong, other])
        await pilot.pause()
        assert "2 problems" in text(pilot.app)
        assert "no statement has the id" in text(pilot.app)
        pilot.app.editor.show_problems([])
        await pilot.pause()
        assert "1 problem" in text(pilot.app)


def passage(state, score, nearest=None):
    spans = [] if state is State.MISSING else [(0, 3)]
    return Passage(state=state, score=score, spans=spans, nearest=nearest)


FOUND = [
    (passage(State.EXACT, 100), "✓ exact"),
    (passage(State.CLOSE, 92.6), "≈ close 93"),
    (passage(State.PARTIAL, 50), "◐ partial: only “One”"),
    (passage(State.AMBIGUOUS, 99), "? ambiguous: say which"),
    (passage(State.MISSING, 0), "✗ missing"),
    (passage(State.MISSING, 60, (0, 10)), "✗ missing; the nearest is “One lesson”"),
]


async def test_how_the_quote_is_found_is_told():
    async with editing() as pilot:
        for found, line in FOUND:
            pilot.app.editor.show_passage(found, "One lesson\x1b from history")
            await pilot.pause()
            assert line in text(pilot.app)
        pilot.app.editor.show_passage(None)
        await pilot.pause()
        assert "missing" not in text(pilot.app)


async def test_hostile_words_are_shown_and_kept():
    content = "".join(f"# {words}\n" for words in HOSTILE.values()) + TEXT
    async with editing(content, "# ", size=(60, 40)) as pilot:
        for row, words in enumerate(HOSTILE.values()):
            for column in range(0, len(words), 9):
                area(pilot).move_cursor((row, column))
                await pilot.pause()
                assert_harmless(pilot.app)
        assert typed(pilot) == content


def looks(app, words):
    """Return how a key and its value are drawn."""
    segments = list(next(strip for strip in drawn(app) if f"{words}:" in strip.text))
    key = next(segment.style for segment in segments if segment.text == words)
    return key, next(segment.style for segment in segments if "le" in segment.text)


async def test_keys_differ_from_text_in_every_theme_and_on_the_line_of_the_cursor():
    async with editing(words="from history") as pilot:
        for theme in ("sidelong-dark", "sidelong-light", "ansi-dark", "ansi-light"):
            pilot.app.theme = theme
            await pilot.pause()
            for words in ("quote", "topic"):
                key, value = looks(pilot.app, words)
                assert key.color != value.color, theme
            if theme.startswith("ansi"):
                assert {kind.name for kind in types_of(pilot.app)} <= {"DEFAULT", "STANDARD"}


async def test_keys_differ_from_text_and_a_choice_is_seen_without_colours(monkeypatch):
    monkeypatch.setenv("NO_COLOR", "1")
    async with editing(words="from history") as pilot:
        key, value = looks(pilot.app, "topic")
        assert key.bold
        assert not value.bold
        await pilot.press("enter", *"stance: ")
        await read(pilot)
        assert {kind.name for kind in types_of(pilot.app)} <= {"DEFAULT"}
        strip = next(strip for strip in drawn(pilot.app) if " support" in strip.text)
        assert any(segment.style.underline for segment in strip if "support" in segment.text)


async def test_the_words_of_a_story_are_those_that_its_files_name():
    words = vocabulary_of(load(CSTO_PEACEKEEPERS, relating=False))
    assert "leaving" in words.topics
    assert "Antony Blinken" in words.actors
    assert words.articles == ("article",)
    assert any(one.id == "blinken-house" and "lesson" in one.words for one in words.statements)


async def test_a_line_that_nobody_could_edit_is_not_pasted():
    async with editing() as pilot:
        before = pilot.app.editor.text
        pilot.app.post_message(Paste("x" * 60_000))
        await pilot.pause()
        assert pilot.app.editor.text == before
        pilot.app.post_message(Paste("# short"))
        await pilot.pause()
        assert pilot.app.editor.text.count("# short") == 1
