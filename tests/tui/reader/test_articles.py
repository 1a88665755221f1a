"""A story of several articles: what leads from one to another, and which one is meant."""

from pathlib import Path

import pytest

from tests.tui.journey import (
    columns,
    current,
    page,
    reading,
    rows_of,
    settle,
    text,
    toasts,
    write_story,
)
from tui.widgets.speaker import Speaker

FIRST = """---
title: The quay stays open
outlet: The Weir
date: 2031-03-02
---
“The quay stays open to every ship,” said Ada Holm.

“Nobody is turned away while the storm lasts,” said Ada Holm.
"""
SECOND = """---
title: A harbour in doubt
outlet: Morning Ferry
date: 2031-03-03
---
Ada Holm said: “The quay stays open to every ship.”

“We never agreed to that,” said Lars Moen, the pilot.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    said = ["The quay stays open to every ship", {"quote": "We never agreed to that"}]
    sides = {"Port": {"Ada Holm": said[:1]}, "Pilots": {"Lars Moen": said[1:]}}
    return write_story(tmp_path / "story", {"a.txt": FIRST, "b.txt": SECOND}, sides)


async def press(pilot, *keys: str) -> None:
    await pilot.press(*keys)
    await settle(pilot)


async def test_the_next_quotation_without_a_statement_may_be_in_another_article(story):
    async with reading(story) as pilot:
        await press(pilot, "U")
        assert page(pilot.app).article.id == "a"
        assert "unclaimed quotation 1 of 1" in text(pilot.app)
        await press(pilot, "U")
        assert page(pilot.app).article.id == "b"
        assert "A harbour in doubt" in toasts(pilot.app)
        assert "unclaimed quotation 1 of 1" in text(pilot.app)
        await press(pilot, "U")
        assert page(pilot.app).article.id == "a"
        await press(pilot, "backspace")
        assert page(pilot.app).article.id == "b"


async def test_the_next_proposal_may_be_in_another_article(story):
    async with reading(story) as pilot:
        await press(pilot, "P")
        seen = []
        for _ in range(3):
            await press(pilot, "U")
            seen.append((page(pilot.app).article.id, current(pilot.app).quote))
        assert [article for article, _ in seen] == ["a", "b", "a"]
        assert seen[0] == seen[2]


async def test_the_next_statement_may_be_in_another_article(story):
    async with reading(story) as pilot:
        await press(pilot, "n")
        assert page(pilot.app).article.id == "b"
        assert current(pilot.app).actor.name == "Lars Moen"


async def test_where_nothing_is_left_to_file_that_is_said_of_all_articles(tmp_path):
    said = {"Port": {"Ada Holm": ["The quay is open to all"]}}
    articles = {"a.txt": "“The quay is open to all,” said Ada Holm.", "b.txt": "No words."}
    async with reading(write_story(tmp_path / "s", articles, said)) as pilot:
        await press(pilot, "U")
        assert "Every quotation has its statement" in toasts(pilot.app)


async def test_the_switcher_says_what_each_article_is_and_opens_it(story):
    async with reading(story) as pilot:
        await press(pilot, "F")
        shown = text(pilot.app)
        assert "The quay stays open   here" in shown
        assert "The Weir · 2 March 2031 · 1 statement " in shown
        assert "Morning Ferry · 3 March 2031 · 1 statement " in shown
        await press(pilot, "down", "enter")
        assert page(pilot.app).article.id == "b"
        await press(pilot, "backspace")
        assert page(pilot.app).article.id == "a"
        await press(pilot, "F", *"ferry", "enter")
        assert page(pilot.app).article.id == "b"


async def test_the_switcher_counts_what_is_proposed(story):
    async with reading(story) as pilot:
        await press(pilot, "P", "F")
        assert "The Weir · 2 March 2031 · 1 statement · 1 proposed" in text(pilot.app)


async def test_an_article_that_is_come_back_to_is_shown_where_it_was_left(tmp_path):
    long = "".join(f"Paragraph {number} of the report.\n\n" for number in range(200))
    articles = {"a.txt": long, "b.txt": "Another report."}
    said = {"Port": {"Ada Holm": ["Another report"]}}
    async with reading(write_story(tmp_path / "s", articles, said)) as pilot:
        await press(pilot, "space", "space", "space")
        top = page(pilot.app).top
        assert top > 0
        await press(pilot, "F", "down", "enter")
        assert page(pilot.app).article.id == "b"
        await press(pilot, "F", "up", "enter")
        assert (page(pilot.app).article.id, page(pilot.app).top) == ("a", top)


async def test_a_story_of_one_article_says_how_another_one_comes_to_it(tmp_path):
    said = {"Port": {"Ada Holm": ["The quay is open to all"]}}
    articles = {"a.txt": "“The quay is open to all,” said Ada Holm."}
    async with reading(write_story(tmp_path / "s", articles, said)) as pilot:
        await press(pilot, "F")
        assert any("sidelong add-article" in toast for toast in toasts(pilot.app))


@pytest.mark.parametrize("size", [(160, 45), (100, 30)])
async def test_each_card_names_its_article_where_there_are_several(story, size):
    async with reading(story, size) as pilot:
        assert "The\xa0Weir" in " ".join(rows_of(columns(pilot.app)[0]))
        await press(pilot, "n")
        cards = " ".join(row for column in columns(pilot.app) for row in rows_of(column))
        assert "Morning\xa0Ferry" in cards


async def test_the_lines_that_say_who_speaks_name_the_article_too(story):
    async with reading(story, (60, 24)) as pilot:
        assert "The Weir" in rows_of(pilot.app.screen.query_one(Speaker))[1].replace("\xa0", " ")


async def test_the_finder_tells_one_telling_from_the_other(story):
    async with reading(story) as pilot:
        await press(pilot, "f", *"lars")
        assert "Lars Moen   Morning Ferry" in text(pilot.app).replace("\xa0", " ")


@pytest.fixture
def told_twice(tmp_path: Path) -> Path:
    first = "---\noutlet: The Weir\n---\n“The quay stays open while it storms,” said Holm."
    second = (
        "---\noutlet: Morning Ferry\n---\n“The quay stays open to every ship in need while it"
        " storms,” said Holm."
    )
    said = [
        "The quay stays open while it storms",
        "The quay stays open to every ship in need while it storms",
    ]
    return write_story(tmp_path / "s", {"a.txt": first, "b.txt": second}, {"Port": {"Holm": said}})


async def test_what_is_said_again_in_another_article_is_one_key_away(told_twice):
    async with reading(told_twice) as pilot:
        await press(pilot, "r")
        assert page(pilot.app).article.id == "b"
        await press(pilot, "r")
        assert page(pilot.app).article.id == "a"


async def test_inspect_says_which_outlet_has_which_words_and_which_one_cut(told_twice):
    async with reading(told_twice) as pilot:
        await press(pilot, "i")
        shown = " ".join(text(pilot.app).replace("\xa0", " ").split())
        assert "only in The Weir, only in Morning Ferry The Weir leaves out 5 words" in shown
        await press(pilot, "1", "i")
        shown = " ".join(text(pilot.app).replace("\xa0", " ").split())
        assert "only in Morning Ferry, only in The Weir The Weir leaves out 5 words" in shown
