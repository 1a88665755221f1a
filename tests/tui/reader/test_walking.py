"""Walking from statement to statement, from actor to actor, from side to side, and back."""

from itertools import pairwise

import pytest

from perspectives.model import RelationKind
from tests.tui.journey import current, find, focused_side, page, reading, text, toasts
from tui.navigation.walk import entries_of
from tui.widgets.tabs import PerspectiveTabs


async def keys_lead_to(pilot, *keys):
    """Press keys one by one, and return the statements that were current after each."""
    entries = []
    for key in keys:
        await pilot.press(key)
        entries.append(current(pilot.app))
    await pilot.pause()
    return entries


def is_in_sight(app, entry):
    top, bottom = page(app).extent
    return all(top <= start and end <= bottom for start, end in entry.passage.spans)


# Statements


async def test_n_walks_the_statements_in_the_order_of_the_text_and_p_walks_them_back():
    async with reading(size=(160, 24)) as pilot:
        app = pilot.app
        first = current(app)
        assert first == app.screen.story.statements[0]
        there = await keys_lead_to(pilot, *["n"] * 12)
        assert [first, *there] == list(app.screen.story.statements[:13])
        assert all(before.start <= after.start for before, after in pairwise(there))
        assert is_in_sight(app, current(app))
        back = await keys_lead_to(pilot, *["p"] * 12)
        assert back == [*there[-2::-1], first]
        assert is_in_sight(app, first)


async def test_there_is_nothing_before_the_first_statement_nor_after_the_last():
    async with reading() as pilot:
        statements = pilot.app.screen.story.statements
        assert await keys_lead_to(pilot, "p") == [statements[0]]
        last = await find(pilot, "legitimate decision")
        assert last == statements[-1]
        assert await keys_lead_to(pilot, "n", "p") == [last, statements[-2]]


async def test_after_scrolling_away_n_and_p_go_on_from_the_top_of_what_is_on_screen():
    async with reading(size=(160, 24)) as pilot:
        app, view = pilot.app, page(pilot.app)
        await pilot.press("space", "space")
        await pilot.pause()
        top, bottom = view.extent
        [entry] = await keys_lead_to(pilot, "n")
        assert top <= entry.start < bottom
        await pilot.press("G")
        await pilot.pause()
        top = view.top
        [entry] = await keys_lead_to(pilot, "p")
        assert entry == [each for each in app.screen.story.statements if each.start < top][-1]
        assert is_in_sight(app, entry)


# Actors and perspectives


async def test_tab_walks_the_actors_in_the_order_of_the_columns_and_around():
    async with reading() as pilot:
        story = pilot.app.screen.story
        firsts = [entries[0] for side in story.perspectives for _actor, entries in side.actors]
        assert current(pilot.app) == firsts[0]
        there = await keys_lead_to(pilot, *["tab"] * len(firsts))
        assert there == [*firsts[1:], firsts[0]]
        back = await keys_lead_to(pilot, *["shift+tab"] * 3)
        assert back == [firsts[-1], firsts[-2], firsts[-3]]


async def test_brackets_walk_the_perspectives_around_and_the_tabs_follow():
    async with reading() as pilot:
        sides = [side.id for side in pilot.app.screen.story.perspectives]
        tabs = pilot.app.screen.query_one(PerspectiveTabs)
        assert tabs.current == sides[0]
        there = await keys_lead_to(pilot, *["right_square_bracket"] * len(sides))
        assert [entry.perspective_id for entry in there] == [*sides[1:], sides[0]]
        assert tabs.current == sides[0]
        back = await keys_lead_to(pilot, "left_square_bracket", "left_square_bracket")
        assert [entry.perspective_id for entry in back] == [sides[-1], sides[-2]]
        assert tabs.current == sides[-2]


async def test_a_digit_goes_to_the_nearest_statement_of_the_nth_perspective():
    async with reading() as pilot:
        story = pilot.app.screen.story
        here = await find(pilot, "lesson from history")
        [entry] = await keys_lead_to(pilot, "4")
        assert entry.perspective_id == story.perspectives[3].id
        distances = [abs(other.start - here.start) for other in entries_of(story.perspectives[3])]
        assert abs(entry.start - here.start) == min(distances)
        assert is_in_sight(pilot.app, entry)
        assert await keys_lead_to(pilot, "9") == [entry]


# Between the article and the columns


async def test_enter_crosses_from_a_passage_to_its_card_and_back():
    async with reading() as pilot:
        entry = await find(pilot, "lesson from history")
        await pilot.press("enter")
        assert focused_side(pilot.app) == "united-states"
        await pilot.press("k", "k")
        above = current(pilot.app)
        assert above != entry
        page(pilot.app).scroll_to_offset(0)
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.focused is page(pilot.app)
        assert current(pilot.app) == above
        assert is_in_sight(pilot.app, above)


@pytest.mark.parametrize(("left", "right"), [("h", "l"), ("left", "right")])
async def test_the_focus_moves_between_the_panes_no_further_than_the_last(left, right):
    async with reading() as pilot:
        app = pilot.app
        sides = [side.id for side in app.screen.story.perspectives]
        await pilot.press(left)
        assert app.focused is page(app)
        walked = []
        for _ in sides:
            await pilot.press(right)
            walked.append(focused_side(app))
        assert walked == sides
        await pilot.press(right)
        assert focused_side(app) == sides[-1]
        await pilot.press(*[left] * len(sides))
        assert app.focused is page(app)


@pytest.mark.parametrize(("down", "up"), [("j", "k"), ("down", "up")])
async def test_in_a_column_lines_walk_its_cards_and_stop_at_its_ends(down, up):
    async with reading() as pilot:
        app = pilot.app
        await find(pilot, "doubted that")
        await pilot.press("enter")
        cards = entries_of(app.screen.story.perspective("united-states"))
        walked = await keys_lead_to(pilot, *[down] * len(cards))
        assert walked == [*cards[1:], cards[-1]]
        assert is_in_sight(app, cards[-1])
        assert await keys_lead_to(pilot, up, up) == [cards[-2], cards[-3]]
        assert focused_side(app) == "united-states"


@pytest.mark.parametrize(("end", "top"), [("G", "g"), ("end", "home")])
async def test_in_a_column_the_ends_are_its_first_and_its_last_card(end, top):
    async with reading() as pilot:
        await pilot.press("l")
        cards = entries_of(pilot.app.screen.story.perspective("kazakhstan"))
        assert await keys_lead_to(pilot, end, top) == [cards[-1], cards[0]]


async def test_the_first_step_in_a_column_that_holds_nothing_current_is_the_nearest_card():
    async with reading() as pilot:
        here = await find(pilot, "lesson from history")
        await pilot.press("enter", "l")
        side = focused_side(pilot.app)
        assert side != here.perspective_id
        [entry] = await keys_lead_to(pilot, "j")
        assert entry.perspective_id == side
        assert focused_side(pilot.app) == side


async def test_walking_from_a_column_to_another_side_takes_the_focus_along():
    async with reading() as pilot:
        await pilot.press("l", "n", "n")
        assert focused_side(pilot.app) == current(pilot.app).perspective_id == "united-states"
        await pilot.press("right_square_bracket")
        assert focused_side(pilot.app) == current(pilot.app).perspective_id == "csto"


# Related statements


async def test_r_goes_round_the_related_statements_and_comes_home():
    async with reading() as pilot:
        blinken = await find(pilot, "lesson from history")
        related = [pilot.app.screen.story.statement(tie.id) for tie in blinken.related]
        zakharova = next(tie for tie in blinken.related if tie.kind is RelationKind.PARALLEL)
        assert (
            "Americans are in your house"
            in pilot.app.screen.story.statement(zakharova.id).statement.quote
        )
        assert await keys_lead_to(pilot, *["r"] * (len(related) + 1)) == [*related, blinken]
        back = await keys_lead_to(pilot, *["R"] * (len(related) + 1))
        assert back == [*reversed(related), blinken]


async def test_the_last_line_names_the_pair_how_it_is_related_and_how_much():
    async with reading() as pilot:
        blinken = await find(pilot, "lesson from history")
        entry = blinken
        while "Americans are in your house" not in entry.statement.quote:
            [entry] = await keys_lead_to(pilot, "r")
        last = text(pilot.app).splitlines()[-1]
        tie = next(tie for tie in blinken.related if tie.id == entry.id)
        assert "Antony Blinken ⇄" in last
        assert last.rstrip().endswith(f"Maria Zakharova  parallel, {tie.score:.0f}% alike")


async def test_where_nothing_is_related_r_says_so_and_stays():
    async with reading() as pilot:
        here = current(pilot.app)
        assert not here.related
        assert await keys_lead_to(pilot, "r", "R") == [here, here]
        assert "Nothing is related to this statement" in toasts(pilot.app)


# The jumps


async def test_back_and_forward_lead_through_every_jump_to_the_very_line():
    async with reading(size=(160, 24)) as pilot:
        app, view = pilot.app, page(pilot.app)
        trail = [(current(app), view.top)]
        for key in ("n", "4", "tab", "p", "2"):
            await pilot.press(key)
            await pilot.pause()
            trail.append((current(app), view.top))
        for keys, places in (
            ("backspace", trail[-2::-1]),
            ("plus", trail[1:]),
        ):
            for place in places:
                await pilot.press(keys)
                await pilot.pause()
                assert (current(app), view.top) == place
        await pilot.press("plus")
        assert (current(app), view.top) == trail[-1]


async def test_before_the_first_jump_back_and_forward_lead_nowhere():
    async with reading() as pilot:
        here = current(pilot.app)
        assert await keys_lead_to(pilot, "backspace", "plus") == [here, here]
        assert page(pilot.app).top == 0


async def test_what_is_current_already_is_no_jump():
    async with reading() as pilot:
        first = current(pilot.app)
        [second] = await keys_lead_to(pilot, "n")
        assert await keys_lead_to(pilot, "1", "1") == [second, second]
        assert await keys_lead_to(pilot, "backspace") == [first]
