"""Who says a quotation: the actors of a story in the order in which its words speak for them.

News names the speaker beside the quotation, with a verb of speech: "…," said Blinken; Blinken,
who …, said: "…". The subject of that verb is the speaker. Where the subject is a pronoun, or
there is no such verb, the one who was named last is likely, and nothing is certain.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from perspectives.drafting.clauses import Clause, Subject
from perspectives.drafting.drafts import DraftStatement
from perspectives.drafting.mentions import Mention, Mentions
from perspectives.drafting.quotations import Quotation
from perspectives.drafting.voices import may_be_known
from perspectives.languages import any_language
from perspectives.model import Span
from perspectives.text.sentences import BEHIND_A_WORD
from perspectives.text.spans import shared, total
from perspectives.text.words import WRITTEN_WORD

_REACH = 400
"""How many characters before and behind a quotation belong to its attribution at most."""
_FARTHEST = 4000
"""How far away, in characters, those named without a verb of speech are looked for."""
_HIDDEN = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for the characters of a quotation: whom it names does not say it."""
_SENTENCE_END = re.compile(
    rf"{BEHIND_A_WORD}[.!?…]+(?=\s|{_HIDDEN})|[.](?<={_HIDDEN}[.])(?=\s+[^\W\d_a-z])|[。！？\n]"
)
_PAUSE = frozenset(",?!—–-…")
_DASHES = ("-", "–", "—")

_MOSTLY = 0.5
"""The share of a quotation, in characters, that a drafted statement has to have to be its draft."""
_MOST_DRAFTS = 20
"""How many drafts that begin before its end are looked at."""
_LONGEST_HEADLINE = 200
_FEWEST, _LONG = 3, 4
"""How many words of how many letters a line needs to be known for a headline."""
_CAPITALS = 0.75
"""The share of them that have a capital in a headline."""

_NAMED, _PROBABLE, _NAMED_LAST, _NEAR = 100.0, 85.0, 60.0, 40.0


class Speaker(msgspec.Struct, frozen=True):
    """One who may have said a quotation."""

    key: str | None
    """None is somebody whom nobody knows yet."""
    name: str
    """As the text has it where it speaks for this one."""
    score: float
    """0 to 100."""
    is_named: bool
    """Whether the text says so by name, as the subject of a verb of speech beside the quotation."""

    @property
    def is_likely(self) -> bool:
        """Whether more speaks for this one than to be named near."""
        return self.score >= _NAMED_LAST


class Speakers:
    """A text, its quotations and the names in it, to be asked who says what."""

    def __init__(
        self, text: str, quotations: Iterable[Quotation], names: Mapping[str, Sequence[str]]
    ) -> None:
        """Read a text once. `names` has, for each key, a name and its other forms."""
        parts = [(span, quotation) for quotation in quotations for span in quotation.marked]
        marked = [span for span, _ in parts]
        self._parts = parts
        self._text = _hide(text, marked)
        self._original = text
        self._starts = [start for start, _ in marked]
        self._keys = {name: key for key, its in names.items() for name in its}
        self._mentions = Mentions(self._text, names)

    def rank(self, quotation: Quotation, drafts: Sequence[DraftStatement] = ()) -> list[Speaker]:
        """Return who may have said a quotation of the text, the most likely first.

        Other words of the text may be asked about as well, as a quotation without marks; words
        inside a quotation are told by what stands around the whole of it. No two speakers have the
        same key. Empty where nobody is named near.

        Where the words beside it name nobody known, the `drafts` of the text (in order) tell who
        is meant, by the fullest name that the text has: a pronoun, a surname, somebody new.
        """
        quotation = self._whole(quotation)
        best: dict[str | None, Speaker] = {}
        likely = self._likely(quotation, drafts)
        for speaker in (*likely, *self._near(quotation.marked[0][0])):
            known = best.get(speaker.key)
            if known is None or speaker.score > known.score:
                best[speaker.key] = speaker
        return sorted(best.values(), key=lambda speaker: -speaker.score)

    def named(self, quotation: Quotation) -> Speaker | None:
        """Return whom the text names as the speaker beyond doubt, if anybody known."""
        return next((speaker for speaker in self._told(quotation) if speaker.is_named), None)

    def _likely(self, quotation: Quotation, drafts: Sequence[DraftStatement]) -> list[Speaker]:
        told = list(self._told(quotation))
        draft = _draft_of(quotation, drafts)
        if draft is None or not draft.actor:
            return told
        if told and told[0].key and told[0].score >= _PROBABLE:
            return told
        if key := self._keys.get(draft.actor):
            return [Speaker(key, draft.actor, max(_NAMED_LAST, draft.confidence), False)]
        where = (draft.speaker or draft.spans[0])[0]
        is_new = self._is_name(draft.actor) and not self._is_headline(where)
        if is_new and draft.confidence >= _NAMED_LAST:
            return [Speaker(None, draft.actor, draft.confidence, False)]
        # "Residents say": nobody who was named.
        return told if may_be_known(draft.actor) else [one for one in told if one.key is None]

    def _is_name(self, name: str) -> bool:
        """Tell whether words name somebody: all with capitals, not shouted, and no place."""
        language, words = any_language(), name.split()
        is_capital = all(word[0].isupper() or word in language.particles for word in words)
        no_name = language.titles | language.not_names
        if not is_capital or words[-1].rstrip(".").casefold() in no_name:
            return False
        if len(words) > 1 and name.isupper():
            return False
        places = "|".join(language.locatives)
        return not re.search(rf"\b(?:{places}) {re.escape(name)}\b", self._original)

    def _is_headline(self, offset: int) -> bool:
        """Tell whether the line around an offset is one, in which any word may have a capital."""
        start, end = self._text.rfind("\n", 0, offset) + 1, self._text.find("\n", offset)
        line = self._text[start : end if end >= 0 else None][:_LONGEST_HEADLINE].rstrip()
        long = [word for word in WRITTEN_WORD.findall(line) if len(word) >= _LONG]
        capitals = sum(word[0].isupper() for word in long)
        return line[-1:] not in ".!?" and len(long) >= _FEWEST and capitals > _CAPITALS * len(long)

    def _whole(self, quotation: Quotation) -> Quotation:
        """Return the quotation of the text in which one begins, else that one."""
        start, _ = quotation.marked[0]
        index = bisect_right(self._starts, start) - 1
        if index < 0:
            return quotation
        (_, end), whole = self._parts[index]
        return whole if start < end else quotation

    def _told(self, quotation: Quotation) -> Iterator[Speaker]:
        """Yield whom the words beside a quotation make the speaker."""
        subject = self._subject(quotation)
        if subject is None or not subject.name:
            yield from self._named_last(quotation.marked[0][0])
        elif subject.mention is None:
            if self._is_name(subject.name) and not self._is_headline(subject.span[0]):
                yield Speaker(None, subject.name, _NAMED if subject.is_sure else _PROBABLE, False)
            yield from self._named_last(quotation.marked[0][0])
        else:
            score = _NAMED if subject.is_sure else _PROBABLE
            for key in subject.mention.keys:
                yield Speaker(key, subject.name, score, subject.is_sure)

    def _subject(self, quotation: Quotation) -> Subject | None:
        before = self._clause_before(quotation.marked[0][0])
        behind = [subject for subject in self._behind(quotation) if subject]
        stops = self._original[quotation.spans[-1][1] - 1] in _PAUSE
        first = before.subject_before_quote()
        if first and (before.leads_in or not (stops or len(quotation.marked) > 1)):
            return first
        return next(iter(behind), first)

    def _behind(self, quotation: Quotation) -> Iterator[Subject | None]:
        """Yield the subjects of what stands behind each part of a quotation."""
        following = [start for start, _ in quotation.marked[1:]]
        for (start, end), limit in zip(quotation.marked, [*following, None], strict=True):
            last = self._original[start:end].rstrip("\"'’”“»«")[-1:]
            clause, lead = self._clause_behind(end, limit)
            # "…." Blinken said that …: a new sentence, which tells nothing of this one.
            if last in _PAUSE or lead == "," or lead.islower() or lead in _DASHES:
                yield clause.subject_behind_quote()

    def _clause_behind(self, start: int, limit: int | None) -> tuple[Clause, str]:
        """Return what stands between a quotation and the end of its sentence or the next one."""
        following = bisect_right(self._starts, start - 1)
        ends = [start + _REACH, len(self._text)]
        ends += [limit] if limit is not None else self._starts[following : following + 1]
        sentence = _SENTENCE_END.search(self._text, start, min(ends))
        end = sentence.start() if sentence else min(ends)
        return self._clause(start, end), self._text[start:end].lstrip()[:1]

    def _clause_before(self, end: int) -> Clause:
        """Return what stands between the beginning of a sentence and a quotation in it."""
        start = max(0, end - _REACH)
        for match in _SENTENCE_END.finditer(self._text, start, end):
            start = match.end()
        return self._clause(start, end)

    def _clause(self, start: int, end: int) -> Clause:
        return Clause(self._text, start, end, self._mentions.within(start, end))

    def _named_last(self, offset: int) -> Iterator[Speaker]:
        """Yield the subject of the last sentence before a quotation that names somebody known."""
        mention = self._mentions.last_before(offset)
        if mention and offset - mention.end <= _FARTHEST:
            subject = self._clause_of(mention, offset).first_name() or mention
            name = self._text[subject.start : subject.end]
            for key in subject.keys:
                yield Speaker(key, name, _NAMED_LAST, False)

    def _clause_of(self, mention: Mention, limit: int) -> Clause:
        start = max(0, mention.start - _REACH)
        for match in _SENTENCE_END.finditer(self._text, start, mention.start):
            start = match.end()
        sentence = _SENTENCE_END.search(self._text, mention.end, min(limit, mention.end + _REACH))
        return self._clause(start, sentence.start() if sentence else mention.end)

    def _near(self, offset: int) -> Iterator[Speaker]:
        """Yield everybody named around a quotation: the nearer the likelier, rather before it."""
        for mention in self._mentions.within(offset - _FARTHEST, offset + _FARTHEST):
            distance = abs(mention.start - offset) * (1 if mention.start < offset else 2)
            score = _NEAR * (1 - distance / (2 * _FARTHEST))
            for key in mention.keys:
                yield Speaker(key, self._text[mention.start : mention.end], score, False)


def _draft_of(quotation: Quotation, drafts: Sequence[DraftStatement]) -> DraftStatement | None:
    """Return the draft that has most of a quotation."""
    last = bisect_left(drafts, quotation.spans[-1][1], key=_start)
    words = total(quotation.spans)
    for draft in reversed(drafts[max(0, last - _MOST_DRAFTS) : last]):
        if shared(draft.spans, quotation.spans) >= _MOSTLY * words:
            return draft
    return None


def _start(draft: DraftStatement) -> int:
    return draft.spans[0][0]


def _hide(text: str, marked: Iterable[Span]) -> str:
    """Return a text of the same length without what its quotations say."""
    parts = []
    copied = 0
    for start, end in marked:
        ends_sentence = text[start:end].rstrip("\"'’”“»«")[-1:] in (".", "!", "?")
        hidden = _HIDDEN * (end - start - 1) + ("." if ends_sentence else _HIDDEN)
        parts += [text[copied:start], hidden]
        copied = end
    return "".join([*parts, text[copied:]])
