"""Speech as other customs mark it: an attribution inside the marks, and lines that dashes begin.

« La loi, a expliqué Paul Garnier, sera votée » is one utterance in two parts; so is a line such as
“— Al mar —respondió Ana Robles—. Mañana.”. Languages whose files have the habit `incises` do so.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from perspectives.drafting.quotations import Quotation
from perspectives.languages import Lexicon, Words
from perspectives.model import Span
from perspectives.text.spans import united

_LINE = re.compile(r"^[ \t]*[—–―][ \t]*(?=\S)(?P<said>[^\n]+)$|^[^\n]*$", re.MULTILINE)
_LONGEST_ATTRIBUTION = 60
_NAMED = re.compile(r"\b[^\W\d_a-zà-ÿа-яё]|-(?:il|elle)s?\b")
"""A name, or a pronoun behind its verb."""


def customary(text: str, found: Sequence[Quotation], words: Lexicon) -> list[Quotation]:
    """Return the quotations that were found in a text of a language that has the habit.

    They are parted at attributions inside, and lines of dialogue stand among them.
    """
    inside = _attribution(words.say_finite)
    parted = [_parted(text, one, inside) for one in found]
    taken = united(span for one in found for span in one.marked)
    spoken = [one for one in _lines(text, inside) if not _is_taken(one.marked[0], taken)]
    return sorted([*parted, *spoken], key=lambda one: one.spans)


@cache
def _attribution(verbs: Words) -> re.Pattern[str]:
    """Return the pattern of an attribution between what is said."""
    said = "|".join(sorted(verbs, key=len, reverse=True))
    return re.compile(
        r"(?:(?P<pause>[,?!…»])\s*(?P<dash>[—–―]\s*)?|\.\s*[—–―]\s*|\s[—–―]\s*)"
        rf"(?P<said>(?:[lmst]['’])?(?:a|ont|avait)?(?:-t-(?:il|elle))?\s*\b(?:{said})\b"
        rf"[^,.;:!?«»“”\n—–―]{{0,{_LONGEST_ATTRIBUTION}}})"
        r"(?:[,.]?\s*[—–―]\s*[.,]?\s*|[,.]\s*|\s*$)",
        re.MULTILINE,
    )


def _parted(text: str, one: Quotation, inside: re.Pattern[str]) -> Quotation:
    spans, marked = [], []
    for span, around in zip(one.spans, one.marked, strict=True):
        match = inside.search(text, *span)
        if match is None or not (match["dash"] or _NAMED.search(match["said"])):
            spans.append(span)
            marked.append(around)
            continue
        for start, end, first, last in (
            (span[0], _said_end(match), around[0], _said_end(match)),
            (match.end(), span[1], match.end(), around[1]),
        ):
            if text[start:end].strip(" .»"):
                spans.append((start, end))
                marked.append((first, last))
    return Quotation.of(text, spans, marked)


def _lines(text: str, inside: re.Pattern[str]) -> Iterator[Quotation]:
    """Yield what the lines of a dialogue say: of lines side by side one has an attribution."""
    lines = groupby(_LINE.finditer(text), key=lambda line: line["said"] is not None)
    for is_spoken, side_by_side in lines:
        found = [(line.span(), line.span("said")) for line in side_by_side]
        matches = [inside.search(text, *said) for _, said in found] if is_spoken else []
        if any(matches):
            for (line, said), match in zip(found, matches, strict=True):
                yield _line(text, line, said, match)


def _line(text: str, line: Span, said: Span, match: re.Match[str] | None) -> Quotation:
    first = (said[0], _said_end(match) if match else said[1])
    spans, marked = [first], [(line[0], first[1])]
    if match and text[match.end() : said[1]].strip(" ."):
        spans.append((match.end(), said[1]))
        marked.append((match.end(), said[1]))
    return Quotation.of(text, spans, marked)


def _said_end(match: re.Match[str]) -> int:
    """Return where the words end before an attribution: a comma belongs to it, a "?" does not."""
    return match.start() + (match["pause"] in ("?", "!", "…"))


def _is_taken(span: Span, taken: Sequence[Span]) -> bool:
    before = bisect_left(taken, (span[1], 0)) - 1
    return before >= 0 and taken[before][1] > span[0]
