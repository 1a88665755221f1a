"""Which of an article's statements answer which others, as its own words tell: `DraftAnswer`."""

from perspectives.drafting.answering.answers import DraftAnswer

__all__ = ["DraftAnswer"]
