"""Edits by single keys, capture, undo: what they do to the files and what is then on screen."""

import asyncio
import io
import os
import shutil
import threading
import time
from collections import Counter
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, TextArea

from perspectives.model import State
from perspectives.story import story as stories
from perspectives.story.story import load
from seeds import CSTO_PEACEKEEPERS
from tests.tui.journey import (
    MIDDLE,
    current,
    drag,
    find,
    page,
    reading,
    settle,
    text,
    toasts,
    write_story,
)
from tui.app import SidelongApp
from tui.dialogs.ask import AskScreen
from tui.dialogs.form import StatementForm
from tui.dialogs.homes import HomeScreen
from tui.reader import edits
from tui.reader.loader import Loader
from tui.widgets.select_bar import SelectBar
from tui.widgets.typed_line import TypedLine


@pytest.fixture
def story(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CSTO_PEACEKEEPERS, tmp_path / "story"))


def statement(story: Path, words: str):
    found = [one for one in load(story).statements if words in one.statement.quote]
    assert len(found) == 1, found
    return found[0]


def content(story: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (story / "perspectives").iterdir()}


async def type_in(pilot: Pilot[None], words: str) -> None:
    pilot.app.screen.query_one(TypedLine).value = words
    await pilot.pause()


async def rewrite(pilot: Pilot[None], path: Path, old: str, new: str) -> None:
    """Let another program change a file, and wait until that is on screen."""
    reader = pilot.app.screen_stack[0]
    before, content = reader.story, path.read_text()
    assert old in content
    path.write_text(content.replace(old, new))
    for _ in range(200):
        await pilot.pause(0.05)
        if reader.story is not before:
            return await settle(pilot)
    raise AssertionError(f"{path} was not read again")


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


async def test_a_topic_is_chosen_or_typed(story):
    async with reading(story) as pilot:
        await find(pilot, "difficult to get")
        await pilot.press("T")
        await type_in(pilot, "hospitality")
        await press(pilot, "enter")
        assert statement(story, "difficult to get").statement.topic == "hospitality"
        assert current(pilot.app).statement.topic == "hospitality"
        await pilot.press("T")
        await type_in(pilot, "reques")
        await press(pilot, "enter")
        assert statement(story, "difficult to get").statement.topic == "request"


async def test_a_new_topic_that_reads_like_a_known_one_is_the_one_that_was_typed(story):
    async with reading(story) as pilot:
        await find(pilot, "difficult to get")
        await pilot.press("T")
        await type_in(pilot, "asking")
        await press(pilot, "enter")
        assert statement(story, "difficult to get").statement.topic == "asking"


async def test_a_key_pressed_twice_takes_what_is_chosen_once(story):
    before = content(story)
    async with reading(story) as pilot:
        await find(pilot, "difficult to get")
        for opens, leaves in (("T", "enter"), ("D", "enter"), ("N", "escape"), ("i", "i")):
            await pilot.press(opens)
            for key in [leaves] * 3:
                pilot.app.simulate_key(key)
            await pilot.pause()
            assert len(pilot.app.screen_stack) == 1
        await press(pilot)
        assert content(story) == before


async def test_a_topic_is_taken_out(story):
    async with reading(story) as pilot:
        await find(pilot, "difficult to get")
        await press(pilot, "T", "up", "enter")
        assert statement(story, "difficult to get").statement.topic is None


async def test_a_stance_is_chosen(story):
    async with reading(story) as pilot:
        await find(pilot, "difficult to get")
        await press(pilot, "S", *"opp", "enter")
        assert statement(story, "difficult to get").statement.stance == "oppose"


async def test_a_date_that_is_none_is_told_and_not_taken(story):
    async with reading(story) as pilot:
        await find(pilot, "difficult to get")
        await pilot.press("D")
        await type_in(pilot, "8 January 2022")
        await press(pilot, "enter")
        assert "write 2022-01-08" in text(pilot.app)
        await type_in(pilot, "2022-01-08")
        await press(pilot, "enter")
        assert statement(story, "difficult to get").statement.date == "2022-01-08"


async def test_a_note_is_typed_and_left(story):
    async with reading(story) as pilot:
        await find(pilot, "difficult to get")
        await pilot.press("N")
        await type_in(pilot, "told again: on #9 January")
        await press(pilot, "enter")
        assert statement(story, "difficult to get").statement.note == "told again: on #9 January"
        before = content(story)
        await press(pilot, "N", "x", "escape")
        assert content(story) == before


async def test_a_statement_moves_to_another_actor_and_stays_current(story):
    async with reading(story) as pilot:
        await find(pilot, "difficult to get")
        await pilot.press("M")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert pilot.app.screen.query_one(OptionList).highlighted is None
        await type_in(pilot, "borrell")
        await press(pilot, "enter", "f")
        assert statement(story, "difficult to get").actor.name == "Josep Borrell"
        assert current(pilot.app).actor.name == "Josep Borrell"


async def test_a_statement_moves_to_an_actor_of_a_new_perspective(story):
    async with reading(story) as pilot:
        await find(pilot, "difficult to get")
        await pilot.press("M")
        await type_in(pilot, "Ned Price")
        await press(pilot, "pagedown", "enter")
        await type_in(pilot, "State Department")
        await press(pilot, "enter", "f")
        moved = statement(story, "difficult to get")
        assert (moved.perspective_id, moved.actor.name) == ("state-department", "Ned Price")
        assert "State Department" in text(pilot.app)


async def test_an_answer_is_tied_and_untied(story):
    async with reading(story) as pilot:
        await find(pilot, "demanded an explanation")
        for tied in (True, False):
            await pilot.press("A")
            await type_in(pilot, "difficult to get")
            await press(pilot, "enter")
            answers = statement(story, "demanded an explanation").statement.answers
            assert answers == (("blinken-house",) if tied else ())


async def test_a_deleted_statement_comes_back_by_undo_and_goes_by_redo(story):
    before = content(story)
    async with reading(story) as pilot:
        await find(pilot, "difficult to get")
        await press(pilot, "X")
        gone = content(story)
        assert gone != before
        assert "difficult to get" not in current(pilot.app).statement.quote
        await press(pilot, "u")
        assert content(story) == before
        await press(pilot, "ctrl+r")
        assert content(story) == gone


async def test_a_statement_that_is_deleted_twice_in_one_moment_is_deleted_once(tmp_path):
    words = "It will be closed in March"
    story = write_story(
        tmp_path / "story",
        {"article.txt": f"“{words},” said Cy Fox, who keeps the harbour.\n"},
        {"Town": {"Cy Fox": [words, "It was never open"]}},
    )
    async with reading(story) as pilot:
        await press(pilot, "P", "g", "n")
        pilot.app.simulate_key("X")
        pilot.app.simulate_key("X")
        await settle(pilot)
        # Nobody has filed the words by now, so they are proposed, and named as before.
        assert current(pilot.app).draft is not None
        assert "gone" in toasts(pilot.app)[-1]
        assert "It was never open" in (story / "perspectives" / "00.yaml").read_text()


async def test_one_key_reads_each_file_at_most_twice_and_loads_the_story_once(story, monkeypatch):
    async with reading(story) as pilot:
        await find(pilot, "difficult to get")
        path = pilot.app.screen.story.perspective(current(pilot.app).perspective_id).path
        await press(pilot, "S", *"opp", "enter")  # the journal is there from now on
        opened, loads = Counter(), []
        load = stories.load

        def counting(function):
            def count(path, *arguments, **named):
                opened[os.fspath(path) if isinstance(path, Path) else path] += 1
                return function(path, *arguments, **named)

            return count

        def count_loads(*arguments, **named):
            loads.append(arguments)
            return load(*arguments, **named)

        for module in (os, io):
            monkeypatch.setattr(module, "open", counting(module.open))
        monkeypatch.setattr(stories, "load", count_loads)
        noticed = Loader.reload
        told = []
        monkeypatch.setattr(Loader, "reload", lambda self: (told.append(1), noticed(self)))
        await press(pilot, "T", *"houses", "enter")
        for _ in range(200):
            if told:  # the watching has seen what was written here, too
                break
            await pilot.pause(0.05)
        await settle(pilot)
        assert told
        assert current(pilot.app).statement.topic == "houses"
        journal = str(next((Path.home() / "state" / "sidelong" / "journals").glob("*.json")))
        assert opened[str(path)] == opened[journal] == 2
        assert str(story / "article.txt") not in opened
        assert len(loads) == 1
        assert "topic: houses" in path.read_text()


async def test_an_edit_that_was_asked_for_is_made_though_the_program_is_left_at_once(
    story, monkeypatch
):
    def save_slowly(*args):
        time.sleep(0.3)
        return save(*args)

    save = edits.save
    monkeypatch.setattr(edits, "save", save_slowly)
    before = content(story)
    async with reading(story) as pilot:
        await find(pilot, "difficult to get")
        pilot.app.simulate_key("X")
        pilot.app.simulate_key("q")
        while pilot.app.is_running:
            await asyncio.sleep(0.01)
    assert content(story) != before


async def test_edits_are_undone_across_a_restart_and_across_files(story):
    before = content(story)
    async with reading(story) as pilot:
        await find(pilot, "difficult to get")
        await press(pilot, "S", *"opp", "enter")
        await find(pilot, "lessons of history")
        await press(pilot, "X")
    async with reading(story) as pilot:
        await press(pilot, "u")
        await press(pilot, "u")
        assert content(story) == before
        await press(pilot, "u")
        assert "There is nothing to undo" in toasts(pilot.app)


async def test_what_was_filed_and_mended_on_the_command_line_is_undone_here(story, run):
    before = content(story)
    path = story / "perspectives" / "united-states.yaml"
    path.write_text(path.read_text().replace("topic:", "topc:", 1))
    run("check", story, "--fix")
    assert content(story) == before
    quote = "the request for the CSTO forces"
    run("add", story, "--actor", "Jen Psaki", "--quote", quote)
    async with reading(story) as pilot:
        await press(pilot, "u")
        assert content(story) == before
        await press(pilot, "u")
        assert b"topc:" in path.read_bytes()


async def test_an_undo_is_refused_where_the_lines_were_changed_by_hand(story):
    async with reading(story) as pilot:
        await find(pilot, "difficult to get")
        await press(pilot, "S", *"opp", "enter")
        path = story / "perspectives" / "united-states.yaml"
        mine = path.read_text().replace("stance: oppose\n", "stance: neutral\n")
        path.write_text(mine)
        await settle(pilot)
        await press(pilot, "u")
        assert path.read_text() == mine
        assert any("changed since" in toast for toast in toasts(pilot.app))


async def test_an_edit_is_made_on_what_another_program_wrote_meanwhile(story):
    async with reading(story) as pilot:
        await find(pilot, "difficult to get")
        await pilot.press("S")
        path = story / "perspectives" / "united-states.yaml"
        path.write_text("# mine\n" + path.read_text())
        await press(pilot, *"opp", "enter")
        assert path.read_text().startswith("# mine\n")
        assert statement(story, "difficult to get").statement.stance == "oppose"


async def test_a_statement_that_goes_while_its_topic_is_asked_leaves_the_others_alone(story):
    path = story / "perspectives" / "united-states.yaml"
    async with reading(story) as pilot:
        await find(pilot, "demanded an explanation")
        await pilot.press("T")
        await type_in(pilot, "hospitality")
        await rewrite(pilot, path, "demanded an explanation", "was silent about what was asked")
        await press(pilot, "enter")
        assert any("The statement is gone" in toast for toast in toasts(pilot.app))
        assert not any(one.statement.topic == "hospitality" for one in load(story).statements)


NEW_ACTOR = "actors:\n  - name: Ned Price\n"


async def test_a_statement_moves_to_who_was_chosen_though_the_actors_have_moved(story):
    path = story / "perspectives" / "united-states.yaml"
    async with reading(story) as pilot:
        await find(pilot, "difficult to get")
        await pilot.press("M")
        await type_in(pilot, "psaki")
        await rewrite(pilot, path, "actors:\n", NEW_ACTOR)
        await press(pilot, "enter", "f")
        assert statement(story, "difficult to get").actor.name == "Jen Psaki"


async def test_an_actor_who_is_gone_by_now_is_told(story):
    path = story / "perspectives" / "united-states.yaml"
    async with reading(story) as pilot:
        await find(pilot, "difficult to get")
        await pilot.press("M")
        await type_in(pilot, "psaki")
        await rewrite(pilot, path, "name: Jen Psaki", "name: The spokeswoman")
        before = content(story)
        await press(pilot, "enter", "f")
        assert any("Jen Psaki is not there any more" in toast for toast in toasts(pilot.app))
        assert content(story) == before


async def test_an_edit_that_cannot_be_saved_says_why_and_changes_nothing(story):
    async with reading(story) as pilot:
        await find(pilot, "difficult to get")
        path = story / "perspectives" / "united-states.yaml"
        broken = path.read_text().replace("actors:", "actors: [")
        path.write_text(broken)
        await settle(pilot)
        await press(pilot, "X")
        assert path.read_text() == broken
        assert any("mend line" in toast for toast in toasts(pilot.app))


async def test_an_edit_that_cannot_be_undone_is_saved_and_that_is_said(story, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", "/dev/null/nowhere")
    before = content(story)
    async with reading(story) as pilot:
        await press(pilot, "U", "a", "enter", "ctrl+s")
        assert content(story) != before
        assert current(pilot.app).statement.quote.startswith("one of the participating states")
        saved = next(toast for toast in toasts(pilot.app) if "Saved" in toast)
        assert "undoes it" not in saved
        assert any("edits cannot be undone" in toast for toast in toasts(pilot.app))


# Capture


async def test_an_unclaimed_quotation_is_gone_to_and_filed_under_who_says_it(story):
    async with reading(story) as pilot:
        await pilot.press("U")
        assert "unclaimed quotation 1 of 1   a adds it" in text(pilot.app)
        await press(pilot, "a")
        assert isinstance(pilot.app.screen, HomeScreen)
        options = pilot.app.screen.query_one(OptionList)
        assert "the article names “Nikol Pashinyan”" in str(options.get_option_at_index(0).prompt)
        assert "the article names" not in str(options.get_option_at_index(1).prompt)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, StatementForm)
        await press(pilot, "ctrl+s")
        new = current(pilot.app)
        assert new.statement.quote.startswith("one of the participating states")
        assert new.passage.spans
        assert statement(story, "one of the participating states").actor.name == "Nikol Pashinyan"


async def test_a_quotation_that_its_attribution_split_is_filed_with_an_elision(story):
    add_to_article(story, "“The quay is shut,” Blinken said. “We know it well.”")
    async with reading(story) as pilot:
        await press(pilot, "U", "U", "a", "enter", "ctrl+s")
        filed = statement(story, "The quay is shut")
        assert filed.statement.quote == "The quay is shut … We know it well."
        assert filed.actor.name == "Antony Blinken"
        assert (filed.passage.state, filed.passage.score) == (State.EXACT, 100)


def add_to_article(story: Path, paragraph: str) -> None:
    with (story / "article.txt").open("a") as article:
        article.write(f"\n{paragraph}\n")


async def test_filing_under_somebody_whom_the_article_gainsays_is_asked_about_first(story):
    add_to_article(story, "Hugh Hill, a doctor, came. “The quay is shut,” Hill said.")
    before = content(story)
    async with reading(story) as pilot:
        await press(pilot, "U", "U", "a", *"psaki", "enter")
        assert isinstance(pilot.app.screen, AskScreen)
        assert "said by Hugh Hill, not by Jen Psaki" in text(pilot.app)
        await press(pilot, "o")
        assert isinstance(pilot.app.screen, HomeScreen)
        await press(pilot, *"psaki", "enter", "escape")
        assert content(story) == before
        await press(pilot, "a", *"psaki", "enter", "f", "ctrl+s")
        assert statement(story, "The quay is shut").actor.name == "Jen Psaki"


async def test_somebody_new_whom_the_article_names_is_proposed_by_his_full_name(story):
    add_to_article(story, "Hugh Hill, a doctor, came. “The quay is shut,” Hill said.")
    async with reading(story) as pilot:
        await press(pilot, "U", "U", "a")
        first = pilot.app.screen.query_one(OptionList).get_option_at_index(0).prompt
        assert str(first).startswith("Hugh Hill   new, in ● Kazakhstan   the article names “H")
        # Of the side that he is on, the article says nothing.
        assert pilot.app.screen.query_one(OptionList).highlighted is None
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, HomeScreen)
        await press(pilot, "down", "enter")
        assert isinstance(pilot.app.screen, StatementForm)
        await press(pilot, "ctrl+s")
        assert statement(story, "The quay is shut").actor.name == "Hugh Hill"


async def test_nobody_is_chosen_where_the_article_names_nobody(story):
    add_to_article(story, "“The quay is shut,” neighbours said.")
    before = content(story)
    async with reading(story) as pilot:
        await press(pilot, "U", "U", "a")
        assert pilot.app.screen.query_one(OptionList).highlighted is None
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert content(story) == before


async def test_a_quotation_is_filed_under_who_was_chosen_though_actors_and_text_have_moved(story):
    async with reading(story) as pilot:
        await press(pilot, "U", "a", "enter")
        assert isinstance(pilot.app.screen, StatementForm)
        quote = pilot.app.screen.query_one(TextArea).text
        side = next(
            one.path
            for one in load(story).perspectives
            for actor, _entries in one.actors
            if actor.name == "Nikol Pashinyan"
        )
        await rewrite(pilot, side, "actors:\n", NEW_ACTOR)
        article = story / "article.txt"
        first = load(story).articles[0].text[:20]
        await rewrite(pilot, article, first, f"As was told before. {first}")
        await press(pilot, "ctrl+s")
        new = statement(story, "one of the participating states")
        assert (new.actor.name, new.statement.quote) == ("Nikol Pashinyan", quote)
        assert new.passage.state == State.EXACT


async def test_words_selected_by_keys_are_filed_with_what_the_form_says(story):
    async with reading(story) as pilot:
        await pilot.press("v")
        bar = pilot.app.screen.query_one(SelectBar)
        assert bar.has_focus
        await press(pilot, "w", "w", "right_parenthesis", "b", "o", "w", "o")
        start, end = pilot.app.screen.selection.span
        words = page(pilot.app).article.text[start:end]
        assert len(words.split()) > 2
        await press(pilot, "a")
        await type_in(pilot, "karin")
        # The article has them said by Yertysbayev.
        await press(pilot, "enter", "f")
        assert isinstance(pilot.app.screen, StatementForm)
        await press(pilot, *"2022-01-05", "shift+tab", "m", "tab", "tab", *"wor", "tab", "right")
        await press(pilot, "enter")
        assert not isinstance(pilot.app.screen, StatementForm)
        new = current(pilot.app)
        assert new.statement.quote == " ".join(words.split())
        assert new.actor.name == "Yerlan Karin"
        assert new.statement.kind == "mixed"
        assert new.statement.date == "2022-01-05"
        assert new.statement.stance == "support"


async def test_a_selection_begins_at_the_match_of_the_search(story):
    async with reading(story) as pilot:
        await press(pilot, "slash", *"Moscow", "enter", "n", "v")
        assert pilot.app.screen.selection.span[0] == pilot.app.screen.search.matches.span[0]


async def test_a_selection_begins_at_the_current_statement_while_that_is_in_view(story):
    async with reading(story) as pilot:
        await find(pilot, "difficult to get")
        await press(pilot, "v")
        assert pilot.app.screen.selection.span[0] == current(pilot.app).start
        await press(pilot, "escape", "G")
        top, bottom = page(pilot.app).extent
        assert current(pilot.app).start < top
        await press(pilot, "v")
        start, end = pilot.app.screen.selection.span
        assert top <= start < end < top + 80 < bottom


async def test_a_selection_begins_at_the_top_line_where_the_match_is_out_of_view(story):
    async with reading(story) as pilot:
        await press(pilot, "slash", *"Moscow", "enter", "G")
        top, _ = page(pilot.app).extent
        await press(pilot, "v")
        start, end = pilot.app.screen.selection.span
        assert top <= start < end < top + 80


async def test_a_selection_ends_with_escape_and_nothing_stays_selected(story):
    async with reading(story) as pilot:
        await press(pilot, "v", "w", "escape")
        assert not pilot.app.screen.query(SelectBar)
        assert pilot.app.screen.selection.span is None
        assert pilot.app.focused is page(pilot.app)


async def test_words_selected_with_the_mouse_are_filed(story):
    async with reading(story) as pilot:
        await drag(pilot, page(pilot.app), (5, 6), (30, 6))
        start, end = pilot.app.screen.selection.span
        *words, last = page(pilot.app).article.text[start:end].split()
        await press(pilot, "a", "enter")
        *taken, whole = pilot.app.screen.query_one(TextArea).text.split()
        assert taken == words
        assert whole.startswith(last)


async def test_words_selected_while_the_story_is_being_read_are_filed_when_it_has_been(
    story, monkeypatch
):
    def wait_and_read(self, *args):
        may_read.wait()
        return read(self, *args)

    may_read, read = threading.Event(), Loader.read
    monkeypatch.setattr(Loader, "read", wait_and_read)
    app = SidelongApp(story)
    async with app.run_test(size=MIDDLE, notifications=True) as pilot:
        await pilot.press("v", "a")
        await pilot.pause()
        assert "being read" in toasts(app)[-1]
        may_read.set()
        await settle(pilot)
        await press(pilot, "a")
        assert isinstance(app.screen, HomeScreen)


async def test_with_nothing_selected_it_is_told_how_to_select(story):
    async with reading(story) as pilot:
        await press(pilot, "a")
        assert any("Select words first" in toast for toast in toasts(pilot.app))


async def test_a_form_with_a_wrong_date_is_not_filed(story):
    before = content(story)
    async with reading(story) as pilot:
        await press(pilot, "U", "a", "enter", *"January", "ctrl+s")
        assert "is no date" in text(pilot.app)
        await press(pilot, "escape")
        assert content(story) == before


async def test_two_readers_on_one_story_lose_nothing_of_each_other(story):
    async with reading(story) as one, reading(story) as other:
        await find(one, "difficult to get")
        await find(other, "We have real questions")
        for pilot, key in ((one, "S"), (other, "S"), (one, "T"), (other, "T")):
            await pilot.press(key)
            await type_in(pilot, "opp" if key == "S" else "asking")
            await press(pilot, "enter")
        for words in ("difficult to get", "We have real questions"):
            said = statement(story, words).statement
            assert (said.stance, said.topic) == ("oppose", "asking")
        for pilot in (one, one, other, other):
            await press(pilot, "u")
        assert content(story) == content(CSTO_PEACEKEEPERS)


async def test_moving_to_whom_the_article_contradicts_is_asked_about_before(story):
    async with reading(story) as pilot:
        await find(pilot, "difficult to get")
        await pilot.press("M")
        await type_in(pilot, "zakharova")
        await press(pilot, "enter")
        assert "said by Antony Blinken, not by Maria Zakharova" in " ".join(text(pilot.app).split())
        assert statement(story, "difficult to get").actor.name == "Antony Blinken"
        await press(pilot, "o")
        assert isinstance(pilot.app.screen, HomeScreen)
        await type_in(pilot, "zakharova")
        await press(pilot, "enter", "f")
        assert statement(story, "difficult to get").actor.name == "Maria Zakharova"


async def test_several_filed_statements_that_are_marked_move_together(story):
    async with reading(story) as pilot:
        for words in ("difficult to get", "demanded an explanation"):
            await find(pilot, words)
            await pilot.press("full_stop")
        await pilot.press("M")
        await type_in(pilot, "psaki")
        await press(pilot, "enter", "f")
        for words in ("difficult to get", "demanded an explanation"):
            assert statement(story, words).actor.name == "Jen Psaki"
        await press(pilot, "u")
        assert content(story) == content(CSTO_PEACEKEEPERS)


async def test_ties_that_a_deletion_leaves_behind_are_counted(story):
    async with reading(story) as pilot:
        await find(pilot, "their attack on kazakhstan")
        await press(pilot, "X")
        assert any("lead nowhere now: 4" in toast for toast in toasts(pilot.app))


async def test_selecting_takes_one_line_and_ends_when_the_keys_go_elsewhere(story):
    async with reading(story) as pilot:
        await pilot.press("v")
        assert pilot.app.screen.query_one(SelectBar).region.height == 1
        assert "Foreign forces were involved" in text(pilot.app)
        await press(pilot, "l", "e")
        await press(pilot)
        assert not pilot.app.screen.query(SelectBar)


async def test_a_speaker_whom_nobody_knows_yet_comes_first_and_stays_while_the_name_is_typed(
    tmp_path,
):
    folder = tmp_path / "new"
    (folder / "perspectives").mkdir(parents=True)
    (folder / "article.txt").write_text(
        "The ferry was late.\n\n“Nobody asked us how many there are,” said Tom Aldous.\n"
    )
    (folder / "perspectives" / "town.yaml").write_text(
        "perspective: Town Hall\nactors:\n  - name: Greta Holm\n    statements: []\n"
    )
    async with reading(folder) as pilot:
        await press(pilot, "U", "a")
        first = pilot.app.screen.query_one(OptionList).get_option_at_index(0)
        assert "Tom Aldous" in str(first.prompt)
        await type_in(pilot, "ald")
        first = pilot.app.screen.query_one(OptionList).get_option_at_index(0)
        assert "Tom Aldous" in str(first.prompt)
