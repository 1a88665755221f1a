"""An article that nobody has filed: everybody's words proposed, reviewed with one key each."""

import time
from pathlib import Path

import pytest

from perspectives.story.proposals import NOBODY
from perspectives.story.story import load
from tests.perspectives.story.test_proposals import ARTICLE, TOWN
from tests.tui.journey import columns, current, find, reading, rows_of, settle, text, toasts
from tui.commands import commands
from tui.user.reviews import Reviewed, keep
from tui.widgets.article import ArticleView
from tui.widgets.typed_line import TypedLine


@pytest.fixture
def article(tmp_path: Path) -> Path:
    (tmp_path / "story").mkdir()
    path = tmp_path / "story" / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path.parent


def filed(story: Path) -> dict[str, int]:
    return {
        actor.name: len(entries)
        for side in load(story).perspectives
        for actor, entries in side.actors
    }


async def press(pilot, *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


async def test_an_article_that_nobody_filed_opens_with_everybodys_words_beside_it(article):
    async with reading(article) as pilot:
        shown = "\n".join(row for column in columns(pilot.app) for row in rows_of(column))
        assert "Ida Holm" in shown
        assert "Aron Beck" in shown
        assert "proposed" in shown
        assert len(pilot.app.screen.story.proposed) == 4
    assert not (article / "perspectives").exists()


async def test_proposals_are_walked_like_statements(article):
    async with reading(article) as pilot:
        first = current(pilot.app)
        await pilot.press("n")
        second = current(pilot.app)
        assert (first.id, second.id) == tuple(one.id for one in pilot.app.screen.story.proposed[:2])
        await pilot.press("tab")
        assert current(pilot.app).actor != second.actor
        assert (await find(pilot, "whole year")).quote.startswith("We counted")


async def test_a_proposal_never_looks_as_if_it_were_filed(article, monkeypatch):
    for colours in (True, False):
        if not colours:
            monkeypatch.setenv("NO_COLOR", "1")
        async with reading(article) as pilot:
            page = "\n".join(rows_of(pilot.app.screen.query_one(ArticleView)))
            assert "┊" in page
            assert "┋" in page
            glyphs = [badge.glyph for badge in pilot.app.screen.badges.values()]
            assert not any(glyph in page for glyph in glyphs)


async def test_the_status_line_says_what_speaks_for_a_proposal_and_the_keys(article):
    async with reading(article) as pilot:
        assert "o x file, dismiss   U next proposal   a change and add" in text(pilot.app)
        assert "verb of speech" in text(pilot.app)
        await pilot.resize_terminal(60, 24)
        assert "o x file, dismiss" in text(pilot.app)


async def test_a_story_without_statements_names_the_keys_that_make_the_first(article):
    async with reading(article) as pilot:
        await press(pilot, "P")
        assert not pilot.app.screen.story.statements
        hints = text(pilot.app).splitlines()[-1]
        assert "U next quotation   v select words   a add them   P proposals" in hints
        await press(pilot, "P", "U")
        assert "n p statement" in text(pilot.app).splitlines()[-1]


async def test_to_accept_all_of_an_actor_of_whom_nothing_is_proposed_is_answered(article):
    async with reading(article) as pilot:
        actor = current(pilot.app).actor.name
        await press(pilot, "O")
        await find(pilot, actor)
        await press(pilot, "O")
        assert f"Nothing is proposed of {actor}" in toasts(pilot.app)


async def test_o_files_a_proposal_goes_to_the_next_and_u_takes_it_back(article):
    async with reading(article) as pilot:
        first, second = pilot.app.screen.story.proposed[:2]
        await press(pilot, "o")
        assert filed(article) == {first.actor.name: 1}
        assert current(pilot.app).id == second.id
        kept = pilot.app.screen.story.statement(first.id)
        assert kept is not None
        assert kept.draft is None
        await press(pilot, "u")
        assert filed(article) == {}
        assert pilot.app.screen.story.statement(first.id).draft is not None


async def test_x_dismisses_a_proposal_and_it_is_not_proposed_another_day(article):
    async with reading(article) as pilot:
        gone = current(pilot.app).id
        await press(pilot, "x")
        assert pilot.app.screen.story.statement(gone) is None
        assert current(pilot.app) is not None
    assert not (article / "perspectives").exists()
    async with reading(article) as pilot:
        assert pilot.app.screen.story.statement(gone) is None
        assert len(pilot.app.screen.story.proposed) == 3


async def test_what_is_left_is_proposed_another_day(article):
    async with reading(article) as pilot:
        await press(pilot, "o")
    async with reading(article) as pilot:
        assert len(pilot.app.screen.story.filed) == 1
        assert len(pilot.app.screen.story.proposed) == 3


async def test_all_of_an_actor_are_filed_by_one_key(article):
    async with reading(article) as pilot:
        name = current(pilot.app).actor.name
        await press(pilot, "O")
        assert filed(article) == {name: 2}


async def test_all_that_are_sure_are_filed_by_one_key(article):
    async with reading(article) as pilot:
        sure = [one for one in pilot.app.screen.story.proposed if one.draft.confidence >= 80]
        assert sure
        await press(pilot, "L")
        assert sum(filed(article).values()) == len(sure)


async def test_a_topic_that_is_set_files_the_proposal_with_it(article):
    async with reading(article) as pilot:
        await pilot.press("T")
        pilot.app.screen.query_one(TypedLine).value = "closing"
        await pilot.pause()
        await press(pilot, "enter")
        (only,) = load(article).statements
        assert only.statement.topic == "closing"


async def test_one_topic_is_set_for_all_that_are_marked(article):
    async with reading(article) as pilot:
        await pilot.press("full_stop", "n", "full_stop")
        assert "2 marked" in text(pilot.app)
        await pilot.press("T")
        pilot.app.screen.query_one(TypedLine).value = "closing"
        await pilot.pause()
        await press(pilot, "enter")
        assert [one.statement.topic for one in load(article).statements] == ["closing"] * 2
        assert "marked" not in text(pilot.app)


async def test_a_proposal_is_filed_under_another_actor(article):
    async with reading(article) as pilot:
        await pilot.press("M")
        pilot.app.screen.query_one(TypedLine).value = "Aron Beck"
        await pilot.pause()
        await press(pilot, "enter")
        assert "said by Ida Holm, not by Aron Beck" in " ".join(text(pilot.app).split())
        assert filed(article) == {}
        await press(pilot, "f")
        assert filed(article) == {"Aron Beck": 1}


async def test_what_is_filed_under_whom_the_article_names_needs_no_question(article):
    async with reading(article) as pilot:
        await pilot.press("M")
        pilot.app.screen.query_one(TypedLine).value = "Ida Holm"
        await pilot.pause()
        await press(pilot, "enter")
        assert filed(article) == {"Ida Holm": 1}


async def test_a_proposal_is_in_no_file_that_could_be_edited(article):
    async with reading(article) as pilot:
        await press(pilot, "e")
        assert any("in no file yet" in toast for toast in toasts(pilot.app))


async def test_a_story_with_statements_shows_proposals_when_it_is_asked_for(article):
    (article / "perspectives").mkdir()
    (article / "perspectives" / "town.yaml").write_text(TOWN, encoding="utf-8")
    async with reading(article) as pilot:
        assert pilot.app.screen.story.proposed == ()
        await press(pilot, "P")
        assert len(pilot.app.screen.story.proposed) == 3
        await press(pilot, "P")
        assert pilot.app.screen.story.proposed == ()


async def test_whom_nobody_can_name_is_asked_for_and_never_filed(article):
    path = article / "article.txt"
    path.write_text("It was a cold day.\n\n“Nothing at all was said about the price of it.”\n")
    async with reading(article) as pilot:
        if not pilot.app.screen.story.proposed:
            pytest.skip("such a quotation is not proposed")
        assert current(pilot.app).actor.name == NOBODY
        await press(pilot, "o")
        assert any("does not say who" in toast for toast in toasts(pilot.app))
    assert not (article / "perspectives").exists()


async def test_what_is_filed_from_an_article_alone_drags_no_neighbour_in(article):
    (article / "neighbour.txt").write_text("Nobody else is asked.", encoding="utf-8")
    path = article / "article.txt"
    async with reading(path) as pilot:
        await press(pilot, "o")
    assert len(load(path).statements) == 1
    assert [one.id for one in load(path).articles] == ["article"]
    assert not (article / "perspectives").exists()
    async with reading(path) as pilot:
        await press(pilot, "u")
        assert pilot.app.screen.story.filed == ()


# Going on, and back


async def test_after_the_last_one_the_first_that_is_left_comes(article):
    async with reading(article) as pilot:
        first, *_, last = pilot.app.screen.story.proposed
        await pilot.press("n", "n", "n")
        assert current(pilot.app).id == last.id
        await press(pilot, "o")
        assert current(pilot.app).id == first.id


async def test_a_proposal_that_is_not_marked_stays_current_when_the_marked_are_filed(article):
    async with reading(article) as pilot:
        first, second, third, _ = pilot.app.screen.story.proposed
        await press(pilot, "full_stop", "n", "n", "full_stop", "p", "o")
        assert current(pilot.app).id == second.id
        assert {one.id for one in load(article).statements} == {first.id, third.id}


async def test_what_an_undoing_proposes_again_is_current(article):
    async with reading(article) as pilot:
        first, *_ = pilot.app.screen.story.proposed
        await press(pilot, "o")
        await press(pilot, "n")
        await press(pilot, "u")
        assert current(pilot.app).id == first.id
        assert current(pilot.app).draft is not None


async def test_a_deleted_statement_that_is_undone_is_current(article):
    async with reading(article) as pilot:
        await press(pilot, "O")
        gone = pilot.app.screen.story.filed[0].id
        await find(pilot, "closed in March")
        assert current(pilot.app).id == gone
        await press(pilot, "X")
        await press(pilot, "n")
        await press(pilot, "u")
        assert current(pilot.app).id == gone
        assert current(pilot.app).draft is None


async def test_u_brings_a_dismissed_one_back_and_makes_it_current(article):
    async with reading(article) as pilot:
        gone = current(pilot.app).id
        await press(pilot, "x")
        assert any("u brings it back" in toast for toast in toasts(pilot.app))
        await press(pilot, "n", "u")
        assert current(pilot.app).id == gone
        assert len(pilot.app.screen.story.proposed) == 4
        await press(pilot, "u")
        assert any("nothing to undo" in toast for toast in toasts(pilot.app))


async def test_undo_takes_back_dismissals_and_edits_in_their_order(article):
    async with reading(article) as pilot:
        first, second, third, _ = [one.id for one in pilot.app.screen.story.proposed]
        await press(pilot, "x")
        await press(pilot, "o")
        await press(pilot, "x")
        for expected in (third, second, first):
            await press(pilot, "u")
            assert current(pilot.app).id == expected
        assert filed(article) == {}
        assert len(pilot.app.screen.story.proposed) == 4


async def test_keys_that_are_faster_than_the_disk_end_where_they_began(article):
    async with reading(article) as pilot:
        await press(pilot, "x", "o", "x", "u", "u", "u")
        assert filed(article) == {}
        assert len(pilot.app.screen.story.proposed) == 4


async def test_several_are_dismissed_at_once_and_come_back_at_once(article):
    async with reading(article) as pilot:
        await press(pilot, "full_stop", "n", "full_stop", "x")
        assert len(pilot.app.screen.story.proposed) == 2
        assert any("Dismissed 2 proposals" in toast for toast in toasts(pilot.app))
        await press(pilot, "u")
        assert len(pilot.app.screen.story.proposed) == 4


async def test_quick_dismissals_are_all_remembered(article):
    async with reading(article) as pilot:
        await press(pilot, "x", "x", "x")
    async with reading(article) as pilot:
        assert len(pilot.app.screen.story.proposed) == 1


async def test_what_is_dismissed_in_the_last_moment_is_remembered(article, monkeypatch):
    def keep_slowly(folder: Path, reviewed: Reviewed) -> None:
        time.sleep(0.2)
        keep(folder, reviewed)

    monkeypatch.setattr("tui.reader.review.keep", keep_slowly)
    async with reading(article) as pilot:
        await pilot.press("x", "q")
    async with reading(article) as pilot:
        assert len(pilot.app.screen.story.proposed) == 3


async def test_what_was_dismissed_another_day_comes_back_by_the_palette(article):
    async with reading(article) as pilot:
        await press(pilot, "x")
    async with reading(article) as pilot:
        await press(pilot, "P", "P")
        assert any("1 dismissed" in toast for toast in toasts(pilot.app))
        pilot.app.screen.review.bring_all_back()
        await settle(pilot)
        assert len(pilot.app.screen.story.proposed) == 4


async def test_it_is_said_once_that_all_of_an_actor_and_all_there_is_has_been_reviewed(article):
    async with reading(article) as pilot:
        name = current(pilot.app).actor.name
        await press(pilot, "O")
        told = f"Everything proposed of {name} is reviewed"
        assert toasts(pilot.app).count(told) == 1
        await press(pilot, "x")
        assert not any("Everything" in toast for toast in toasts(pilot.app))
        await press(pilot, "o")
        assert toasts(pilot.app).count("Everything proposed here is reviewed") == 1


async def test_hiding_what_is_proposed_does_not_say_that_it_is_reviewed(article):
    async with reading(article) as pilot:
        await press(pilot, "o")
        await press(pilot, "P")
        assert not any("Everything" in toast for toast in toasts(pilot.app))


async def test_what_a_topic_filed_leaves_the_rest_proposed_another_day(article):
    async with reading(article) as pilot:
        await pilot.press("T")
        pilot.app.screen.query_one(TypedLine).value = "closing"
        await pilot.pause()
        await press(pilot, "enter")
    async with reading(article) as pilot:
        assert len(pilot.app.screen.story.proposed) == 3


# Looking closer


async def test_i_says_of_a_proposal_what_proposes_it_and_that_no_file_has_it(article):
    async with reading(article) as pilot:
        entry = await find(pilot, "Nobody asked")
        await pilot.press("i")
        shown = " ".join(text(pilot.app).replace("│", " ").split())
        assert f"proposed, {entry.draft.confidence:.0f} of 100: nothing of it is in a file" in shown
        assert f"Who says it: {entry.draft.reason}" in shown
        side = pilot.app.screen_stack[0].story.perspective(entry.perspective_id)
        assert f"Which side: {side.name}, proposed too: {side.reason}" in shown
        assert "o files it x dismisses it M another actor" in shown
        assert "score" not in shown
        assert "word for word" not in shown


async def test_i_says_where_a_file_has_the_actor_of_a_proposal_already(article):
    (article / "perspectives").mkdir()
    (article / "perspectives" / "town.yaml").write_text(TOWN, encoding="utf-8")
    async with reading(article) as pilot:
        await press(pilot, "P")
        await find(pilot, "closed in March")
        await pilot.press("i")
        assert "Which side: Town, where town.yaml has Ida Holm" in text(pilot.app)


async def test_the_keys_that_review_a_proposal_work_from_its_sheet(article):
    async with reading(article) as pilot:
        await pilot.press("i")
        await press(pilot, "o")
        assert sum(filed(article).values()) == 1
        gone = current(pilot.app).id
        await pilot.press("i")
        await press(pilot, "x")
        assert pilot.app.screen.story.statement(gone) is None


async def test_the_sheet_of_a_filed_statement_is_not_closed_by_the_keys_that_review(article):
    async with reading(article) as pilot:
        await press(pilot, "O")
        await find(pilot, "closed in March")
        await pilot.press("i", "x", "o")
        assert "score" in text(pilot.app)


async def test_the_finder_and_the_palette_say_what_is_only_proposed(article):
    (article / "perspectives").mkdir()
    (article / "perspectives" / "town.yaml").write_text(TOWN, encoding="utf-8")
    async with reading(article) as pilot:
        await press(pilot, "P")
        told = {command.title: command.help for command in commands(pilot.app.screen)}
        assert told["Perspective: Town"] == "Go there"
        assert told["Perspective: Aron Beck"] == "Go there; it is only proposed"
        await pilot.press("f")
        shown = " ".join(text(pilot.app).replace("\N{NO-BREAK SPACE}", " ").split())
        assert "Aron Beck proposed" in shown
        assert "Ida Holm proposed" in shown


@pytest.mark.parametrize("size", [(160, 30), (100, 30), (60, 24)])
async def test_who_speaks_is_said_to_be_proposed_at_every_width(article, size):
    async with reading(article, size) as pilot:
        assert f"proposed {current(pilot.app).draft.confidence:.0f}" in text(pilot.app).replace(
            "\N{NO-BREAK SPACE}", " "
        )


async def test_the_head_of_a_column_counts_what_is_filed_and_what_is_proposed(article):
    (article / "perspectives").mkdir()
    name = "Town and everybody who lives beside the river, on either bank of it"
    town = TOWN.replace("perspective: Town", f"perspective: {name}")
    (article / "perspectives" / "town.yaml").write_text(town, encoding="utf-8")
    async with reading(article) as pilot:
        await press(pilot, "P")
        await find(pilot, "Nobody asked")
        heads = [" ".join(rows_of(column)[1].split()) for column in columns(pilot.app)]
        assert any("Town and" in head and "… 1 ┊1" in head for head in heads), heads
        assert any("Aron Beck" in head and "┊1/2" in head for head in heads)
