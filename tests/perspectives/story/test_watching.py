"""A story's folder watched: every way in which files change is noticed."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing, suppress
from pathlib import Path

import pytest

from perspectives.story.watching import watch

LONG_ENOUGH = 5.0
"""Seconds in which a notice comes, however busy the machine."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "story"
    (folder / "perspectives").mkdir(parents=True)
    (folder / "article.txt").write_text("Nobody asked us.")
    (folder / "perspectives" / "union.yaml").write_text("perspective: Union\nactors: []\n")
    return folder


async def is_noticed(path: Path, change: Callable[[], object]) -> bool:
    """Say whether a change made while the story is watched is noticed."""
    async with aclosing(watch(path)) as notices:
        await anext(notices)
        notice = asyncio.ensure_future(anext(notices))
        await asyncio.sleep(0.1)
        change()
        with suppress(TimeoutError):
            await asyncio.wait_for(notice, LONG_ENOUGH)
            return True
        return False


def in_place(folder: Path) -> None:
    (folder / "perspectives" / "union.yaml").write_text("perspective: Union\n")


def by_renaming(folder: Path) -> None:
    """Save as vim and Helix do: write another file and put it in the old one's place."""
    new = folder / "perspectives" / "4913"
    new.write_text("perspective: Union\n")
    new.replace(folder / "perspectives" / "union.yaml")


def by_appearing(folder: Path) -> None:
    (folder / "perspectives" / "town.yaml").write_text("perspective: Town\n")


def by_going(folder: Path) -> None:
    (folder / "perspectives" / "union.yaml").unlink()


def of_the_article(folder: Path) -> None:
    (folder / "article.txt").write_text("Nobody asked them.")


@pytest.mark.parametrize("change", [in_place, by_renaming, by_appearing, by_going, of_the_article])
async def test_a_change_is_noticed(folder, change):
    assert await is_noticed(folder, lambda: change(folder))


async def test_a_change_behind_a_symbolic_link_is_noticed(folder, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    shared = elsewhere / "shared.yaml"
    shared.write_text("perspective: Shared\n")
    (folder / "perspectives" / "shared.yaml").symlink_to(shared)
    assert await is_noticed(folder, lambda: shared.write_text("perspective: Told\n"))


async def test_a_change_beside_an_article_that_is_a_story_by_itself_is_noticed(tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("Nobody asked us.")
    assert await is_noticed(article, lambda: article.write_text("Nobody asked them."))


async def test_a_file_in_a_folder_that_appeared_meanwhile_is_noticed(tmp_path):
    (tmp_path / "article.txt").write_text("Nobody asked us.")

    async def later(notices: AsyncIterator[None]) -> None:
        (tmp_path / "perspectives").mkdir()
        await asyncio.wait_for(anext(notices), LONG_ENOUGH)
        await asyncio.sleep(0.1)
        (tmp_path / "perspectives" / "union.yaml").write_text("perspective: Union\n")
        await asyncio.wait_for(anext(notices), LONG_ENOUGH)

    async with aclosing(watch(tmp_path)) as notices:
        await anext(notices)
        watching = asyncio.ensure_future(later(notices))
        await watching


async def test_watching_goes_on_when_the_folder_vanished_and_came_back(folder, tmp_path):
    async with aclosing(watch(folder)) as notices:
        await anext(notices)
        notice = asyncio.ensure_future(anext(notices))
        await asyncio.sleep(0.1)
        folder.rename(tmp_path / "away")
        await asyncio.wait_for(notice, LONG_ENOUGH)
        (tmp_path / "away").rename(folder)
        await asyncio.wait_for(anext(notices), LONG_ENOUGH)
        notice = asyncio.ensure_future(anext(notices))
        await asyncio.sleep(0.1)
        in_place(folder)
        await asyncio.wait_for(notice, LONG_ENOUGH)


async def test_a_file_that_becomes_a_link_to_itself_is_noticed_and_ends_nothing(folder):
    file = folder / "perspectives" / "union.yaml"

    def make_a_loop() -> None:
        file.unlink()
        file.symlink_to(file.name)

    assert await is_noticed(folder, make_a_loop)
    async with aclosing(watch(folder)) as notices:
        await asyncio.wait_for(anext(notices), LONG_ENOUGH)


async def test_what_editors_leave_beside_a_file_is_not_noticed(folder):
    async with aclosing(watch(folder)) as notices:
        await anext(notices)
        notice = asyncio.ensure_future(anext(notices))
        await asyncio.sleep(0.1)
        (folder / "perspectives" / ".union.yaml.swp").write_text("")
        await asyncio.sleep(0.5)
        assert not notice.done()
        notice.cancel()
        with suppress(asyncio.CancelledError):
            await notice


async def test_what_is_filed_from_an_article_alone_is_noticed(tmp_path):
    article = tmp_path / "bridge.txt"
    article.write_text("Nobody asked us.")
    sides = tmp_path / "bridge.txt.sidelong" / "perspectives"
    assert await is_noticed(article, lambda: sides.mkdir(parents=True))
    assert await is_noticed(article, lambda: (sides / "town.yaml").write_text("perspective: Town"))
