"""What stands under each key of a perspective file, in words.

Editors show them beside the keys (`jsonschema`), and docs/format.md has them in its table, which
`make docs` makes. That a key is required, and which words it may be, is the model's to say.
"""

import msgspec

from perspectives.model import Actor, Perspective, Statement

MEANINGS: dict[type[msgspec.Struct], dict[str, str]] = {
    Perspective: {
        "perspective": "the side's name",
        "color": "chosen for you where it is left out",
        "actors": "a list of actors",
    },
    Actor: {
        "name": "as a reader should see it",
        "aliases": "a list of other names and spellings",
        "role": "office or part in the story",
        "statements": "a list of statements",
    },
    Statement: {
        "quote": "what was said, in the words of the article",
        "id": "needed only where another statement's `answers` names it; no two alike in a story",
        "kind": "in the speaker's own words, in the article's, or partly both;"
        " `direct` where it is left out",
        "date": "when it was said: a year, a month, a day, or a day with its time (ISO 8601)",
        "topic": "free words; statements of one topic are grouped",
        "stance": "towards the topic",
        "answers": "a list of the ids of statements that it answers, whether or not they share"
        " words",
        "article": "the id of an article; only where the story has several",
        "prefix": "words just before the quote, where the article has the same words twice",
        "suffix": "words just after the quote, where the article has the same words twice",
        "note": "free text for the reader",
    },
}
"""For each struct of the format, its keys: a phrase in Markdown, without a full stop."""
