"""What an article's own words tell about who says what in it: `draft` proposes its statements."""

from perspectives.drafting.drafts import DraftStatement, draft

__all__ = ["DraftStatement", "draft"]
