"""A story as JSON: docs/format.md says what each field means.

The fields of a perspective, an actor and a statement are the format's own keys, and those of an
article are the model's: what is added there is written here.
"""

from __future__ import annotations

import msgspec

from perspectives.format.keys import keys
from perspectives.model import Actor, Article, Perspective, Statement
from perspectives.story.entries import Entry, Side
from perspectives.story.story import Story
from perspectives.text.asjson import as_json

_OF_THE_FILE = frozenset({"path", "line"})
"""What is said of an article's file on this machine, which says nothing elsewhere."""


def write(story: Story) -> str:
    """Return a story's articles and perspectives as a JSON object; what is not known is null."""
    return as_json(
        {
            "articles": [_article(article) for article in story.articles],
            "perspectives": [_perspective(side) for side in story.perspectives],
        }
    )


def _article(article: Article) -> dict[str, object]:
    known = msgspec.structs.asdict(article)
    text = known.pop("text")
    # Last, because a person who looks at the file sees nothing that stands behind a long text.
    return {name: known[name] for name in known if name not in _OF_THE_FILE} | {"text": text}


def _perspective(side: Side) -> dict[str, object]:
    known = _keys(side.perspective)
    return {
        "id": side.id,
        "name": known.pop("perspective"),
        **known,
        "actors": [
            {**_keys(actor), "statements": [_statement(entry) for entry in entries]}
            for actor, entries in side.actors
        ],
    }


def _statement(entry: Entry) -> dict[str, object]:
    passage = entry.passage
    return {
        **_keys(entry.statement),
        "id": entry.id,
        "passage": {
            "article": entry.article if passage.spans else None,
            "spans": passage.spans,
            "state": passage.state,
            "score": round(passage.score, 2),
        },
        "related": [
            {
                "id": tie.id,
                "score": None if tie.score is None else round(tie.score, 2),
                "kind": tie.kind,
                "shared": tie.shared,
            }
            for tie in entry.related
        ],
    }


def _keys(thing: Perspective | Actor | Statement) -> dict[str, object]:
    """Return what stands under the keys that the format gives a thing; an empty text is null."""
    values = {name: getattr(thing, name) for name in keys(type(thing))}
    return {name: None if value == "" else value for name, value in values.items()}
