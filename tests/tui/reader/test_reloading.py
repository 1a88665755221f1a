"""The files change while they are read: what changed is shown, and the reader stays in place."""

import asyncio
import time
from pathlib import Path

import pytest
from textual.pilot import Pilot

from perspectives.story.story import load
from tests.tui.journey import (
    columns,
    current,
    page,
    reading,
    rows,
    settle,
    text,
    toasts,
    until,
    write_story,
)
from tui.editor.bars import EditorHead
from tui.reader.loader import Loader
from tui.widgets.banner import Banner
from tui.widgets.columns import Columns
from tui.widgets.select_bar import SelectBar

AIR = "Rain fell on the town, and nobody who was asked knew when it would end. " * 6
QUOTES = [f"in year {n} the harbour stayed open to ships of {n} towns" for n in range(20)]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    article = "\n\n".join(f"“{quote},” he said.\n{AIR}" for quote in QUOTES)
    return write_story(
        tmp_path / "story",
        {"article.txt": article},
        {"Town": {"Holm": QUOTES[:10]}, "Union": {"Ek": QUOTES[10:]}},
    )


async def noticed(pilot: Pilot[None], sign: str) -> None:
    """Wait until something is said or shown, however busy the machine is."""
    await until(pilot, lambda: sign in "\n".join([text(pilot.app), *toasts(pilot.app)]))
    await settle(pilot)


def town(story: Path) -> Path:
    return story / "perspectives" / "00.yaml"


def reword(path: Path, old: str, new: str) -> None:
    content = path.read_text()
    assert old in content
    path.write_text(content.replace(old, new))


async def test_a_statement_added_by_another_program_appears_with_a_note(story):
    async with reading(story) as pilot:
        with town(story).open("a") as file:
            file.write("  - quote: Rain fell on the town\n")
        await noticed(pilot, "00.yaml: 1 statement added")
        assert len(pilot.app.screen.story.statements) == 21


async def test_place_current_statement_and_columns_stay_through_a_reload(story):
    async with reading(story) as pilot:
        await pilot.press(*"nnnnnnnnnnnn", *"jj")
        before = pilot.app.screen.place
        top = columns(pilot.app)[1].scroll_y
        widgets = columns(pilot.app)
        reword(town(story), QUOTES[3], f"{QUOTES[3]}, and more")
        await noticed(pilot, "00.yaml: 1 statement changed")
        assert pilot.app.screen.place == before
        assert columns(pilot.app) == widgets
        assert columns(pilot.app)[1].scroll_y == top


async def test_the_page_may_scroll_before_what_was_current_is_known_to_be_gone(story, monkeypatch):
    async def scroll_and_show(self, *args):
        page(self.app).scroll_relative(y=1, animate=False)
        await show(self, *args)

    show = Columns.show_sides
    async with reading(story) as pilot:
        await pilot.press(*"nnn")
        gone = current(pilot.app).statement.quote
        monkeypatch.setattr(Columns, "show_sides", scroll_and_show)
        reword(town(story), f"  - quote: {gone}\n", "")
        await noticed(pilot, "00.yaml: 1 statement removed")
        assert current(pilot.app) in pilot.app.screen.story.statements


async def test_a_current_statement_that_is_reworded_stays_current(story):
    async with reading(story) as pilot:
        await pilot.press(*"nnn")
        said = current(pilot.app).statement.quote
        reword(town(story), said, said.replace("ships", "all ships"))
        await noticed(pilot, "1 statement changed")
        assert current(pilot.app).statement.quote == said.replace("ships", "all ships")


async def test_a_current_statement_that_is_gone_gives_way_to_the_nearest_one(story):
    async with reading(story) as pilot:
        await pilot.press(*"nnn")
        gone = current(pilot.app)
        lines = town(story).read_text().splitlines(keepends=True)
        town(story).write_text("".join(line for line in lines if gone.statement.quote not in line))
        await noticed(pilot, "1 statement removed")
        assert abs(current(pilot.app).start - gone.start) < 2 * len(AIR)


async def test_the_matches_of_a_search_stay_through_a_reload(story):
    async with reading(story) as pilot:
        await pilot.press("slash", *"rain", "enter", "n", "n")
        reword(town(story), QUOTES[3], f"{QUOTES[3]}, and more")
        await noticed(pilot, "1 statement changed")
        assert "match 3 of 120" in text(pilot.app)


async def test_a_file_that_is_no_yaml_any_more_stays_as_it_was_with_a_banner(story):
    async with reading(story) as pilot:
        before = pilot.app.screen.story.statements
        reword(town(story), "actors:", "actors: [")
        await noticed(pilot, "! 00.yaml:")
        assert pilot.app.screen.story.statements == before
        reword(town(story), "actors: [", "actors:")
        await until(pilot, lambda: "! 00.yaml" not in text(pilot.app))
        assert not pilot.app.screen.query_one(Banner).display


async def test_the_banner_goes_from_file_to_file_and_back_to_the_page(story):
    async with reading(story) as pilot:
        await pilot.press("exclamation_mark")
        assert "Nothing is wrong in the files" in toasts(pilot.app)
        for path in (story / "perspectives").iterdir():
            reword(path, "actors:", "actors: [")
        await noticed(pilot, "1 of 2   ! goes here")
        await pilot.press("exclamation_mark")
        assert isinstance(pilot.app.focused, Banner)
        assert "00.yaml" in rows(pilot.app)[2]
        await pilot.press("exclamation_mark")
        assert "01.yaml" in rows(pilot.app)[2]
        await pilot.press("k")
        assert "00.yaml" in rows(pilot.app)[2]
        await pilot.press("down")
        assert "01.yaml" in rows(pilot.app)[2]
        await pilot.press("escape")
        assert pilot.app.focused is page(pilot.app)
        await pilot.press("exclamation_mark", "enter")
        await settle(pilot)
        assert pilot.app.screen.query_one(EditorHead).headline == "01.yaml"


async def test_a_perspective_comes_and_goes_and_the_other_columns_stay(story):
    async with reading(story) as pilot:
        kept = columns(pilot.app)
        new = story / "perspectives" / "new.yaml"
        new.write_text(
            "perspective: Port\nactors:\n- name: Aas\n  statements:\n  - quote: Rain fell on the\n"
        )
        await noticed(pilot, "new.yaml: new, 1 statement")
        assert [column.side.name for column in columns(pilot.app)] == ["Town", "Port", "Union"]
        assert columns(pilot.app)[::2] == kept
        new.unlink()
        await noticed(pilot, "new.yaml is gone")
        assert columns(pilot.app) == kept


async def test_a_checkout_of_twenty_files_is_one_reload(story, monkeypatch):
    async with reading(story) as pilot:
        loads = []
        reload = Loader.reload
        monkeypatch.setattr(Loader, "reload", lambda self: (loads.append(1), reload(self)))
        for number in range(2, 22):
            (story / "perspectives" / f"{number:02}.yaml").write_text(
                f"perspective: Side {number}\nactors: []\n"
            )
        await noticed(pilot, "21.yaml: new, 0 statements")
        assert len(loads) <= 2


async def test_a_story_whose_article_vanishes_says_so_once_and_is_read_on(story):
    async with reading(story) as pilot:
        content = (story / "article.txt").read_text()
        (story / "article.txt").unlink()
        await noticed(pilot, "there is no article here")
        town(story).touch()
        await asyncio.sleep(0.4)
        await settle(pilot)
        assert sum("there is no article here" in toast for toast in toasts(pilot.app)) == 1
        assert "harbour" in text(pilot.app)
        (story / "article.txt").write_text(content)
        await pilot.press("n")


async def test_a_reading_that_another_one_overtook_is_dropped(story):
    async with reading(story) as pilot:
        reader = pilot.app.screen
        old = reader.story
        reword(town(story), QUOTES[3], f"{QUOTES[3]} and villages")
        await noticed(pilot, "1 statement changed")
        shown = reader.story
        reader.post_message(Loader.Loaded(old, load(story, old), {}, ()))
        await settle(pilot)
        assert reader.story is shown


async def test_an_article_that_goes_takes_its_matches_along_and_gives_way_to_another(story):
    (story / "other.txt").write_text("Short, and without what was looked for.")
    async with reading(story) as pilot:
        await pilot.press("slash", *"harbour", "enter", "n")
        (story / "article.txt").unlink()
        await noticed(pilot, "Short, and without")
        assert pilot.app.screen.search.matches is None
        assert "match" not in text(pilot.app)
        await pilot.press("n", "escape")


# The article is revised


async def test_a_new_title_is_shown_and_place_search_and_selection_stay(story):
    async with reading(story) as pilot:
        await pilot.press(*"nnnnnnnn", "slash", *"harbour", "enter", "n")
        place, match = pilot.app.screen.place, pilot.app.screen.search.matches
        article = story / "article.txt"
        article.write_text("---\ntitle: Of Ships\n---\n" + article.read_text())
        await noticed(pilot, "Of Ships")
        assert (pilot.app.screen.place, pilot.app.screen.search.matches) == (place, match)
        assert sum("Of Ships" in row for row in rows(pilot.app)) == 1
        await pilot.press("escape", "enter", "enter")
        assert pilot.app.screen.place.top == place.top
        assert not any("Of Ships" in toast for toast in toasts(pilot.app))


async def test_the_words_on_top_stay_on_top_when_the_article_is_revised_above(story):
    async with reading(story) as pilot:
        await pilot.press(*"nnnnnnnn", "j", "j")
        top, place = rows(pilot.app)[4], pilot.app.screen.place
        said = current(pilot.app)
        reword(story / "article.txt", QUOTES[0], f"{QUOTES[0]}. {AIR * 3} They said")
        await noticed(pilot, "The article was revised")
        assert rows(pilot.app)[4] == top
        assert pilot.app.screen.place.top > place.top
        assert current(pilot.app).statement == said.statement
        assert current(pilot.app).start > said.start


async def test_what_a_revision_did_to_the_statements_is_counted(story):
    async with reading(story) as pilot:
        article = story / "article.txt"
        content = article.read_text().replace(QUOTES[4], "nothing at all was ever said about it")
        article.write_text(content.replace(QUOTES[5], QUOTES[5].replace("stayed", "was kept")))
        await noticed(pilot, "18 unmoved, 1 changed, 1 lost")
        await pilot.press("W")
        await pilot.pause()
        told = " ".join(text(pilot.app).split())
        assert "changed Holm" in told
        assert "“stayed” became “was kept”" in told
        assert "lost Holm" in told
        await pilot.press("escape", "W", "escape")


async def test_an_entry_of_a_revision_leads_to_its_statement(story):
    async with reading(story) as pilot:
        article = story / "article.txt"
        content = article.read_text().replace(QUOTES[4], "nothing at all was ever said about it")
        article.write_text(content.replace(QUOTES[5], QUOTES[5].replace("stayed", "was kept")))
        await noticed(pilot, "18 unmoved, 1 changed, 1 lost")
        before = current(pilot.app)
        await pilot.press("W", "enter")
        await pilot.pause()
        first = current(pilot.app)
        await pilot.press("W", "j", "enter")
        await pilot.pause()
        second = current(pilot.app)
        quotes = {first.statement.quote, second.statement.quote}
        assert quotes == {QUOTES[4], QUOTES[5]}
        await pilot.press("W", "j", "k")
        await pilot.click("#revised OptionList", offset=(3, 0))
        await pilot.pause()
        assert current(pilot.app) == first
        await pilot.press("backspace", "backspace", "backspace")
        assert current(pilot.app) == before


async def test_where_no_article_was_revised_that_is_said(story):
    async with reading(story) as pilot:
        await pilot.press("W")
        await pilot.pause()
        assert "No article was revised while it was read" in toasts(pilot.app)


async def test_a_search_goes_on_in_the_revised_article(story):
    async with reading(story) as pilot:
        await pilot.press("slash", *"harbour", "enter", "n", "n")
        assert "match 3 of 20" in text(pilot.app)
        article = story / "article.txt"
        article.write_text(f"Of the harbour. {AIR}\n" + article.read_text())
        await noticed(pilot, "The article was revised")
        assert "match 4 of 21" in text(pilot.app)


async def test_selecting_ends_where_the_article_is_revised(story):
    async with reading(story) as pilot:
        await pilot.press("v", "w")
        article = story / "article.txt"
        article.write_text(f"Of the harbour. {AIR}\n" + article.read_text())
        await noticed(pilot, "The article was revised")
        assert not pilot.app.screen.query(SelectBar)
        assert pilot.app.screen.selection.span is None
        assert pilot.app.focused is page(pilot.app)


async def test_jumps_lead_to_the_same_words_of_a_revised_article(story):
    async with reading(story) as pilot:
        await pilot.press(*"nnnnnnnn", "G")
        await pilot.press("backspace")
        top = rows(pilot.app)[4:8]
        await pilot.press("plus")
        article = story / "article.txt"
        article.write_text(f"Of the harbour. {AIR}\n" + article.read_text())
        await noticed(pilot, "The article was revised")
        await pilot.press("backspace")
        await pilot.pause()
        assert rows(pilot.app)[4:8] == top


async def test_all_that_is_wrong_is_gone_through_and_only_what_breaks_a_file_stays(story):
    async with reading(story) as pilot:
        reword(town(story), "actors:", "colour: red\nactors:")
        for _ in range(60):
            await pilot.pause(0.05)
            if "! 1 wrong" in text(pilot.app):
                break
        assert not pilot.app.screen.query_one(Banner).display
        await pilot.press("exclamation_mark")
        await pilot.pause()
        assert "colour is no key of a perspective" in rows(pilot.app)[2]
        await pilot.press("escape")
        await pilot.pause()
        assert not pilot.app.screen.query_one(Banner).display


async def test_a_statement_whose_file_goes_and_comes_back_is_current_again(story):
    async with reading(story) as pilot:
        await pilot.press(*"nnn")
        here, content = current(pilot.app).id, town(story).read_text()
        town(story).unlink()
        await noticed(pilot, "00.yaml is gone")
        assert current(pilot.app).id != here
        town(story).write_text(content)
        await noticed(pilot, "00.yaml: new, 10 statements")
        assert current(pilot.app).id == here


async def test_a_flood_of_changes_is_read_one_reading_after_another(story, monkeypatch):
    async with reading(story) as pilot:
        at_once, most = [], []
        read = Loader.read

        def slow(self, before, article, known):
            at_once.append(article)
            most.append(len(at_once))
            time.sleep(0.05)
            try:
                return read(self, before, article, known)
            finally:
                at_once.remove(article)

        monkeypatch.setattr(Loader, "read", slow)
        for number in range(20):
            reword(town(story), "Holm", f"Holm {number}" if number == 0 else "Holm")
            pilot.app.screen.loader.reload()
            await pilot.pause(0.01)
        await settle(pilot)
        assert max(most) == 1
        assert "Holm 0" in text(pilot.app)
