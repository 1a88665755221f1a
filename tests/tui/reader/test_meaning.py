"""Ties by meaning: there with the extra, a key away from being hidden, and never in the way."""

import numpy as np
import pytest

from perspectives.errors import MeaningError
from perspectives.model import RelationKind
from perspectives.relating.encoder import SIZE
from perspectives.relating.vectors import Vectors
from tests.tui.journey import current, find, reading, settle, text, toasts
from tui.user.meanings import vectors
from tui.user.settings import settings_file

PROTECTION, CLASHES = "only with protection", "participate in clashes"


class Axes(Vectors):
    """Vectors by which two statements of the seed say the like, and all else something else."""

    def __init__(self) -> None:
        pass

    def of(self, texts):
        axes = [
            0 if PROTECTION in text or CLASHES in text else 1 + place
            for place, text in enumerate(texts)
        ]
        return np.eye(SIZE, dtype=np.float32)[axes]


@pytest.fixture
def meaning(monkeypatch):
    """Have the extra, or what stands for it here."""
    monkeypatch.setattr("perspectives.relating.encoder.is_installed", lambda: True)
    monkeypatch.setattr("tui.reader.meaning.vectors", Axes)


def kinds(entry):
    return [tie.kind for tie in entry.related]


def has_similar(app):
    return any(RelationKind.SIMILAR in kinds(entry) for entry in app.screen.story.statements)


async def test_what_says_the_like_is_among_the_related_as_the_last_of_them(meaning):
    async with reading() as pilot:
        entry = await find(pilot, PROTECTION)
        assert kinds(entry)[-1] is RelationKind.SIMILAR
        *_, tie = entry.related
        for _ in entry.related:
            await pilot.press("r")
        await pilot.pause()
        assert current(pilot.app).id == tie.id
        assert CLASHES in current(pilot.app).quote
        assert f"similar, {tie.score:.0f}% alike" in text(pilot.app)


async def test_i_names_the_tie_for_what_it_is(meaning):
    async with reading() as pilot:
        entry = await find(pilot, PROTECTION)
        await pilot.press("i")
        await pilot.pause()
        assert f"Related statements: {len(entry.related)}" in text(pilot.app)
        assert "similar" in text(pilot.app)


async def test_a_key_hides_them_and_shows_them_again(meaning):
    async with reading() as pilot:
        entry = await find(pilot, PROTECTION)
        await pilot.press("~")
        await settle(pilot)
        assert toasts(pilot.app)[-1] == "Ties by meaning are hidden"
        assert not has_similar(pilot.app)
        assert current(pilot.app).id == entry.id
        assert len(current(pilot.app).related) == len(entry.related) - 1
        await pilot.press("~")
        await settle(pilot)
        assert toasts(pilot.app)[-1] == "Ties by meaning are shown"
        assert current(pilot.app).related == entry.related


async def test_the_settings_begin_without_them(meaning):
    settings_file().parent.mkdir(parents=True)
    settings_file().write_text("meaning = false\n")
    async with reading() as pilot:
        assert not has_similar(pilot.app)
        await pilot.press("~")
        await settle(pilot)
        assert has_similar(pilot.app)


async def test_without_the_extra_nothing_is_said_until_the_key_asks_for_them():
    async with reading() as pilot:
        assert not has_similar(pilot.app)
        assert not toasts(pilot.app)
        await pilot.press("~")
        await settle(pilot)
        assert toasts(pilot.app) == [
            "Ties by meaning come with an extra: pip install 'sidelong[meaning]'"
        ]
        assert not has_similar(pilot.app)


async def test_an_extra_that_is_damaged_is_told_in_a_line_and_the_rest_is_there(
    meaning, monkeypatch
):
    def fail():
        raise MeaningError("ties by meaning: the extra is damaged: no weights")

    monkeypatch.setattr("perspectives.relating.encoder.load", fail)
    monkeypatch.setattr("tui.reader.meaning.vectors", vectors)
    async with reading() as pilot:
        assert toasts(pilot.app) == ["ties by meaning: the extra is damaged: no weights"]
        assert any(entry.related for entry in pilot.app.screen.story.statements)
        await pilot.press("n")
        assert current(pilot.app)
