"""Which of an article's statements answer which others, as its own words tell: `draft_answers`."""

from perspectives.drafting.answering.answers import DraftAnswer, draft_answers
from perspectives.drafting.answering.naming import Voice
from perspectives.drafting.answering.page import Said

__all__ = ["DraftAnswer", "Said", "Voice", "draft_answers"]
