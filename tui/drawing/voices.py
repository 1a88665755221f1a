"""What voices are called on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.drawing.chart import Piece
from tui.drawing.lines import Told
from tui.drawing.palette import Emphasis
from tui.drawing.sources import source_of
from tui.drawing.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from perspectives.story.story import Story
    from perspectives.views.voices import Voice
    from tui.drawing.badges import Badge


def name_of(
    voice: Voice, story: Story, badges: Mapping[str, Badge], sources: Mapping[str, str]
) -> Piece:
    """Return what a voice is called: one that is a perspective's has its glyph and its colour."""
    side = story.perspective(voice.side) if voice.side else None
    source = source_of(voice.article, sources)
    if side is None:
        return Piece(source, emphasis=Emphasis.HEADING)
    badge = badges[side.id]
    name = visible_line(voice.actor or side.name)
    named = f"{badge.glyph} {name} · {source}" if source else f"{badge.glyph} {name}"
    return Piece(named, badge, is_name=True)


def told_name(voice: Voice, story: Story, badges: Mapping[str, Badge]) -> Told:
    """Return what a perspective or an actor is called in the last line."""
    name = name_of(voice, story, badges, {})
    return Told(name.text, name.badge)


def sort_of(voice: Voice) -> str:
    """Return what a voice is, in a word or two."""
    if voice.actor is None:
        return "perspective" if voice.article is None else "article"
    return "actor" if voice.article is None else "actor, in one article"
