"""Whose voice the words around a quotation make it, as far as the text alone can tell.

Nobody is known here by name: it is asked only whether two attributions name the same one.
"""

from __future__ import annotations

import re

from perspectives.drafting.clauses import Clause, Subject
from perspectives.drafting.mentions import spellings
from perspectives.languages import any_language
from perspectives.model import Span
from perspectives.text.sentences import SENTENCE_END
from perspectives.text.words import WRITTEN_WORD

PAUSES = frozenset(",?!—–-…")
"""With one of these a quotation ends that its attribution follows."""
_LEADS = frozenset(",-–—")
_REACH = 400
"""How many characters belong to an attribution at most."""
_LONGEST_INSIDE = 100
"""The same where only a comma parts it from what is said."""
_COMMA = re.compile(r"[,?!]\s+")
_STOP = re.compile(r"(?<=\w\w)[.!?](?=\s)")


def voice_before(text: str, start: int, end: int) -> Subject | None:
    """Return whom the last sentence of text[start:end] makes the speaker of what stands behind."""
    start = max(start, end - _REACH)
    for match in SENTENCE_END.finditer(text, start, end):
        start = match.end()
    clause = Clause(text, start, end, ())
    return clause.subject_before_quote() if clause.leads_in else None


def voice_behind(text: str, quoted: Span, limit: int) -> Subject | None:
    """Return whom the words behind a quotation, up to a limit, make its speaker.

    `quoted` is where it stands with its marks.
    """
    end = quoted[1]
    limit = min(limit, end + _REACH)
    sentence = SENTENCE_END.search(text, end, limit)
    following = text[end:limit].lstrip()[:1]
    pauses = last_said(text, *quoted) in PAUSES
    if not (pauses or following.islower() or following in _LEADS):
        return None
    return Clause(text, end, sentence.start() if sentence else limit, ()).subject_behind_quote()


def last_said(text: str, start: int, end: int) -> str:
    """Return the last character of a quotation, past its closing mark and those inside."""
    return text[start:end].rstrip("\"'’”“»« ")[-1:]


def attribution_inside(text: str, start: int, end: int) -> int | None:
    """Return where what is said ends, in words whose closing mark is missing.

    That is behind the comma with which a sentence turns to who says it: "We stay, said Ann Lee."
    None where no sentence does.
    """
    for comma in _COMMA.finditer(text, start, end):
        stop = _sentence_end(text, comma.end(), end)
        is_near = stop <= comma.end() + _LONGEST_INSIDE
        if is_near and Clause(text, comma.end(), stop, ()).is_attribution:
            return comma.start() + 1
    return None


def _sentence_end(text: str, start: int, end: int) -> int:
    """Return where the sentence at `start` ends; that names stand in it is likely."""
    for stop in _STOP.finditer(text, start, min(end, start + _LONGEST_INSIDE)):
        last = WRITTEN_WORD.findall(text, start, stop.start())[-1:]
        if not any_language().titles.issuperset(word.casefold() for word in last):
            return stop.start()
    return end


def names_two(text: str, start: int, end: int) -> bool:
    """Tell whether text[start:end] gives what stands before it to one, what follows to another."""
    one, other = Clause(text, start, end, ()).subject_behind_quote(), voice_before(text, start, end)
    return bool(one and other and one.span != other.span and is_another(text, one, other))


def is_another(text: str, earlier: Subject, later: Subject) -> bool:
    """Tell whether a later attribution names somebody else than an earlier one.

    A pronoun and "the mayor" may mean the one who was named; "a neighbour" and "neighbours" do not.
    """
    if may_be_known(text[slice(*later.span)]):
        return False
    ours, theirs = _name(_words(text, earlier)), _name(_words(text, later))
    shorter, longer = sorted((ours, theirs), key=len)
    is_same = all(any(one & other for other in longer) for one in shorter)
    return not (shorter and is_same)


def may_be_known(subject: str) -> bool:
    """Tell whether a pronoun or a noun may mean somebody who was named: "she", "the mayor"."""
    language = any_language()
    first = next(iter(WRITTEN_WORD.findall(subject)), "").casefold()
    return first in language.pronouns | language.determiners - language.indefinites


def _words(text: str, subject: Subject) -> list[str]:
    return WRITTEN_WORD.findall(text, *subject.span)


def _name(words: list[str]) -> list[frozenset[str]]:
    """Return the words of a name, each as its spellings, without titles."""
    titles = any_language().titles
    return [
        spellings(word) for word in words if word[0].isupper() and word.casefold() not in titles
    ]
