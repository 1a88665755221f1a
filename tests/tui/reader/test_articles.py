"""A story of several articles: what leads from one to another, and which one is meant."""

from pathlib import Path

import pytest

from tests.tui.journey import current, page, reading, settle, text, toasts, write_story

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
