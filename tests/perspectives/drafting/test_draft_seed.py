"""The seed story's article, drafted, beside what was filed of it by hand."""

from __future__ import annotations

from pathlib import Path

from rapidfuzz.fuzz import ratio

import seeds
from perspectives.drafting import DraftStatement, draft
from perspectives.drafting.sides import affiliations
from perspectives.model import Actor, Perspective
from perspectives.story.story import Story, load
from perspectives.text.spans import shared, total

STORY = Path(seeds.__file__).parent / "csto-peacekeepers"
ALIKE = 70


def drafted(story: Story) -> tuple[DraftStatement, ...]:
    """Return the drafts of the seed's article."""
    (article,) = story.articles
    return draft(article.text, date=article.date)


def is_same(actor: Actor, name: str | None) -> bool:
    """Tell whether a drafted actor is one that is filed."""
    return any(ratio(form, name or "") >= ALIKE for form in (actor.name, *actor.aliases))


def test_most_of_what_is_filed_by_hand_is_drafted_under_the_right_actor() -> None:
    story = load(STORY)
    drafts = drafted(story)
    filed = [entry for entry in story.statements if entry.draft is None]
    right = [
        entry
        for entry in filed
        if any(
            shared(one.spans, entry.passage.spans) > 0.5 * total(entry.passage.spans)
            and is_same(entry.actor, one.actor)
            for one in drafts
        )
    ]
    assert len(filed) == 40
    assert len(right) >= 32


def test_the_five_sides_come_out_of_the_text() -> None:
    story = load(STORY)
    (article,) = story.articles
    drafts = drafted(story)
    sides = affiliations(article.text, drafts)
    astray = [
        actor.name
        for perspective in perspectives(story)
        for actor in perspective.actors
        for name in {one.actor for one in drafts if is_same(actor, one.actor)}
        if sides[name or ""].side != perspective.perspective
    ]
    assert len(astray) <= 2
    assert {side.side for side in sides.values()} >= {p.perspective for p in perspectives(story)}
    assert all(side.reason for side in sides.values())


def perspectives(story: Story) -> list[Perspective]:
    """Return the perspectives that are filed."""
    return [file.perspective for file in story.files if file.perspective]
