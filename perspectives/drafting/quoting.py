"""A quotation as a statement's quote."""

from __future__ import annotations

from perspectives.drafting.quotations import Quotation
from perspectives.text.elisions import joined


def quote_of(text: str, quotation: Quotation) -> str:
    """Return what a quotation of an article's text says, in one line, as it is to be filed.

    Pieces that their attribution or a paragraph's end parts are joined by "…", never glued.
    """
    return joined(text[start:end] for start, end in quotation.spans)
