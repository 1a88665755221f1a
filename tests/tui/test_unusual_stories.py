"""Stories that are not like the first one: several articles, none of this or that, far too much."""

from perspectives.story.story import begin
from tests.tui.journey import (
    NARROW,
    assert_lines_fill_their_widgets,
    columns,
    current,
    find,
    page,
    reading,
    rows,
    rows_of,
    settle,
    text,
    toasts,
    wheel,
    write_story,
)
from tui.app import SidelongApp
from tui.widgets.masthead import Masthead
from tui.widgets.tabs import PerspectiveTabs

MANY_KEYS = (
    *("j", "space", "b", "G", "g", "n", "p", "tab", "right_square_bracket", "2", "r"),
    *("l", "j", "G", "g", "space", "enter", "enter", "backspace", "plus", "s", "s"),
    *("i", "escape", "f", "enter", "escape", "y", "slash", "a", "enter", "n", "escape"),
)

TWO_ARTICLES = {
    "bridge.txt": "---\ntitle: The bridge\n---\n“The bridge will be closed in March,” she said.\n",
    "reply.txt": "---\ntitle: The reply\n---\n“The bridge will be open in March,” he said.\n",
}
TWO_SIDES = {
    "Town": {"mayor": [{"quote": "The bridge will be closed in March", "article": "bridge"}]},
    "Union": {"Holm": [{"quote": "The bridge will be open in March", "article": "reply"}]},
}


async def press_many_keys(pilot):
    await pilot.press(*MANY_KEYS)
    await settle(pilot)
    assert pilot.app.is_running
    assert {len(row) for row in rows(pilot.app)} == {pilot.app.size.width}
    assert_lines_fill_their_widgets(pilot.app)


# Several articles


async def test_a_step_to_a_statement_of_another_article_opens_it_and_back_leads_home(tmp_path):
    async with reading(write_story(tmp_path / "s", TWO_ARTICLES, TWO_SIDES)) as pilot:
        app = pilot.app
        masthead = app.screen.query_one(Masthead)
        assert (page(app).article.id, masthead.headline) == ("bridge", "The bridge")
        for key in ("r", "backspace", "plus", "p", "n", "1", "2", "tab", "right_square_bracket"):
            await pilot.press(key)
            await pilot.pause()
            assert current(app).article == page(app).article.id
            assert masthead.headline == page(app).article.title
            assert current(app).statement.quote in "\n".join(rows_of(page(app)))
            assert sum("┃" in row for row in rows_of(page(app))) == 1
        await press_many_keys(pilot)


async def test_the_palette_lists_articles_where_there_are_several(tmp_path):
    async with reading(write_story(tmp_path / "s", TWO_ARTICLES, TWO_SIDES)) as pilot:
        await pilot.press("ctrl+p", *"article")
        await settle(pilot)
        await pilot.pause(0.3)
        assert "Article: The bridge" in text(pilot.app)
        assert "Article: The reply" in text(pilot.app)
        await pilot.press(*" reply")
        await settle(pilot)
        await pilot.pause(0.3)
        await pilot.press("enter")
        await pilot.pause()
        assert page(pilot.app).article.id == "reply"
        assert "will be open in March" in "\n".join(rows_of(page(pilot.app)))


async def test_an_article_that_was_opened_by_the_palette_can_be_gone_back_from(tmp_path):
    async with reading(write_story(tmp_path / "s", TWO_ARTICLES, TWO_SIDES)) as pilot:
        await pilot.press("ctrl+p", *"the reply")
        await settle(pilot)
        await pilot.pause(0.3)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("backspace")
        await pilot.pause()
        assert page(pilot.app).article.id == "bridge"


async def test_from_an_article_in_which_nobody_says_a_thing_n_goes_to_the_next_one(tmp_path):
    articles = {"a.txt": "Nothing is said here.", **TWO_ARTICLES}
    async with reading(write_story(tmp_path / "s", articles, TWO_SIDES)) as pilot:
        assert page(pilot.app).article.id == "a"
        await pilot.press("n")
        await pilot.pause()
        assert page(pilot.app).article.id == "bridge"


async def test_a_search_looks_through_the_article_on_screen(tmp_path):
    async with reading(write_story(tmp_path / "s", TWO_ARTICLES, TWO_SIDES)) as pilot:
        await pilot.press("2", "slash", *"open", "enter")
        await pilot.pause()
        assert "match 1 of 1" in text(pilot.app)
        await pilot.press("escape", "1")
        await pilot.pause()
        assert "match" not in text(pilot.app)


async def test_an_article_that_is_named_is_opened_first(tmp_path):
    story = write_story(tmp_path / "s", TWO_ARTICLES, TWO_SIDES)
    async with reading(story / "reply.txt") as pilot:
        assert page(pilot.app).article.id == "reply"
        assert len(columns(pilot.app)) == 2


# Nothing of this or that


async def test_a_single_text_file_can_be_read(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("It rained all day.\n" * 100)
    async with reading(path) as pilot:
        assert pilot.app.screen.query_one(Masthead).headline == "notes"
        assert columns(pilot.app) == []
        assert not pilot.app.screen.query_one(PerspectiveTabs).region
        await press_many_keys(pilot)
        assert pilot.app.screen.current is None


async def test_a_story_without_perspectives_says_so_where_a_key_needs_one(tmp_path):
    async with reading(write_story(tmp_path / "s", {"a.txt": "Quiet."}, {}), NARROW) as pilot:
        await pilot.press("i")
        assert toasts(pilot.app) == ["No statement is current"]
        assert "Quiet." in text(pilot.app)


async def test_an_empty_article_is_an_empty_page(tmp_path):
    async with reading(write_story(tmp_path / "s", {"a.txt": ""}, TWO_SIDES)) as pilot:
        assert page(pilot.app).article.text == ""
        await press_many_keys(pilot)
        assert page(pilot.app).progress == 100


async def test_the_ends_of_a_column_without_cards_are_nowhere(tmp_path):
    sides = {**TWO_SIDES, "Silent": {"nobody": []}}
    async with reading(write_story(tmp_path / "s", TWO_ARTICLES, sides), (240, 45)) as pilot:
        entry = current(pilot.app)
        await pilot.press("l", "l", "l", "G", "g")
        await pilot.pause()
        assert current(pilot.app) == entry


async def test_a_perspective_without_statements_has_a_column(tmp_path):
    sides = {**TWO_SIDES, "Silent": {"nobody": []}}
    async with reading(write_story(tmp_path / "s", TWO_ARTICLES, sides), (240, 45)) as pilot:
        silent = columns(pilot.app)[-1]
        assert silent.side.name == "Silent"
        assert rows_of(silent)[1].rstrip().endswith("0")
        assert any("nobody" in row for row in rows_of(silent))
        entry = current(pilot.app)
        await pilot.press("3")
        assert current(pilot.app) == entry
        await pilot.press("l", "l", "l", "j", "enter")
        assert pilot.app.focused is page(pilot.app)


# Far too much


async def test_twenty_perspectives_are_reached_one_by_one(tmp_path):
    said = [f"The harbour of town {n} is to stay open" for n in range(20)]
    sides = {f"Side {n}": {f"Speaker {n}": [words]} for n, words in enumerate(said)}
    article = "\n".join(f"“{words},” he said." for words in said)
    async with reading(write_story(tmp_path / "s", {"a.txt": article}, sides)) as pilot:
        app = pilot.app
        tabs = app.screen.query_one(PerspectiveTabs)
        ids = [side.id for side in app.screen.story.perspectives]
        assert len(ids) == 20
        for side_id in [*ids[1:], ids[0]]:
            await pilot.press("right_square_bracket")
            assert tabs.current == current(app).perspective_id == side_id
            assert f"Side {int(side_id)} 1◂" in rows_of(tabs)[0]
            assert side_id in [column.side.id for column in columns(app)]
        assert_lines_fill_their_widgets(app)


async def test_two_thousand_statements_are_walked_like_twenty(tmp_path):
    said = [f"statement number {n} of day {n * 7919 % 2003} about tariff {n}" for n in range(2000)]
    sides = {
        f"Side {side}": {f"Speaker {side}-{n}": said[side + 4 * n :: 40] for n in range(10)}
        for side in range(4)
    }
    article = "\n".join(f"He said: “{words}.”" for words in said)
    async with reading(write_story(tmp_path / "s", {"a.txt": article}, sides)) as pilot:
        app = pilot.app
        assert len(app.screen.story.statements) == 2000
        drawn_rows = []
        column = columns(app)[0]
        draw, column_type = type(column)._draw, type(column)
        column_type._draw = lambda self, row: (drawn_rows.append(row), draw(self, row))[1]
        try:
            for _ in range(3):
                await pilot.press("n")
                await pilot.pause()
        finally:
            column_type._draw = draw
        # What a key draws is bounded by the screen, not by the story.
        assert 0 < len(drawn_rows) < 3 * 3 * 4 * app.size.height
        entry = await find(pilot, "number 1999 of")
        assert "1999" in entry.statement.quote
        assert entry.statement.quote[:14] in "\n".join(rows_of(page(app)))
        await pilot.press("enter", "G", "g", "j", "k")
        await wheel(pilot, columns(app)[0])
        assert_lines_fill_their_widgets(app)


async def test_a_word_of_five_thousand_letters_is_broken_into_lines(tmp_path):
    word = "Donaudampfschiff" * 320
    story = write_story(tmp_path / "s", {"a.txt": word}, {word[:200]: {word[:300]: [word]}})
    async with reading(story) as pilot:
        await pilot.press("n", "space", "l", "j", "i", "escape", "f", "enter")
        await pilot.pause()
        for size in ((60, 24), (20, 8)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert_lines_fill_their_widgets(pilot.app)
        assert page(pilot.app).article.text == word


# Mistakes in the files


async def test_mistakes_are_told_in_one_line_and_the_rest_is_shown(tmp_path):
    story = write_story(tmp_path / "s", TWO_ARTICLES, TWO_SIDES)
    (story / "perspectives" / "bad.yaml").write_text("perspective: [unclosed\n")
    (story / "perspectives" / "half.yaml").write_text(
        "perspective: Half\ncolour: red\nactors:\n  - name: Ann\n    statements:\n"
        "      - quote: The bridge will be closed\n        stanse: oppose\n"
    )
    async with reading(story) as pilot:
        [toast] = toasts(pilot.app)
        assert "\n" not in toast
        assert toast.startswith("bad.yaml:")
        assert toast.endswith("(2 more: sidelong check)")
        names = [side.name for side in pilot.app.screen.story.perspectives]
        assert sorted(names) == ["Half", "Town", "Union"]


async def test_an_article_is_on_screen_before_its_perspectives_are_read(tmp_path):
    story = write_story(tmp_path / "s", TWO_ARTICLES, TWO_SIDES)
    app = SidelongApp(story)
    assert begin(story).perspectives == ()
    async with app.run_test(size=(160, 45)) as pilot:
        assert "“The bridge will be closed in March,”" in "\n".join(rows_of(page(app)))
        # Keys that come too early are harmless.
        await pilot.press("n", "r", "i", "escape", "tab", "1", "l", "enter", "s", "f", "escape")
        await settle(pilot)
        assert len(app.screen.story.statements) == 2
