"""Statements: each verb of speech in an article with what is said and who says it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

import msgspec

from perspectives.drafting.complements import Complement
from perspectives.drafting.contents import Contents
from perspectives.drafting.cue import Cue
from perspectives.drafting.cues import Cues
from perspectives.drafting.meant import Meaning, Meanings, Told
from perspectives.drafting.names import names
from perspectives.drafting.nounphrases import Subject
from perspectives.drafting.people import People
from perspectives.drafting.phrases import Phrases
from perspectives.drafting.reading import BREAK, QUOTE, WORD, Item, Range, Reading
from perspectives.drafting.transcript import QUESTION_AND_ANSWER, Turn, turns
from perspectives.drafting.when import When
from perspectives.languages import Lexicon
from perspectives.model import Kind, Span

_PARTY = re.compile(r" \(([RDI]-[^)\n]{2,20})\)")
"""The party and the state behind a name: (R-Texas)."""
_LEADING = " ,;–—\u00a0"
_LEAST_WORDS = 3
_UNKNOWN = 35
"""How much less sure it is that a verb is one of speech which nobody knows."""
_LONGEST_ROLE = 20
_MOST_CUES = 30
"""How many verbs of a sentence are looked at, so that time grows with the text."""
_NESTED = 15
"""How much less sure a statement is that stands in another's words."""


class Found(msgspec.Struct, frozen=True):
    """A statement as it was found."""

    spans: tuple[Span, ...]
    kind: Kind
    speaker: Span | None
    cue: Span | None
    meaning: Meaning
    date: str | None = None


def read_people(
    text: str, words: Lexicon, actors: Mapping[str, Sequence[str]]
) -> tuple[Phrases, People]:
    """Return the phrases of a text and the persons in it, with all the roles that it gives them."""
    reading = Reading(text, words)
    found = names(reading)
    phrases, people = Phrases(reading, found), People(reading, found, actors)
    for name, person in zip(found, people.of, strict=True):
        after = name.last + 1
        if person and reading.low(after) == "," and reading.low(after + 1) in ("who", "whose"):
            person.is_who = True
        role = phrases.aside_behind(after, after + _LONGEST_ROLE) if person else None
        if person and role and phrases.is_role(*role):
            people.give_role(person, reading.words_of(*role))
        if person and (role := phrases.role_before(name)):
            people.give_role(person, reading.words_of(*role))
        if person and (party := _PARTY.match(text, reading.items[name.last].end)):
            person.add_role(party[1])
    return phrases, people


class Statements:
    """The statements of a text."""

    def __init__(
        self, text: str, words: Lexicon, dates: When, actors: Mapping[str, Sequence[str]]
    ) -> None:
        """Read a text once."""
        self._dates = dates
        self._phrases, self._people = read_people(text, words, actors)
        self._text, self._reading = text, self._phrases.reading
        self._meanings = Meanings(self._phrases, self._people)
        self._cues = Cues(self._phrases)
        self._contents = Contents(self._phrases, self._cues)
        self._found: list[Found] = []
        self._used: set[int] = set()
        """The quotations that are given to somebody."""
        self._begins: dict[int, int] = {}
        """The sentence in which each quotation begins."""
        self._ends: dict[int, int] = {}
        """The sentence in which its last part stands."""
        for number, (first, end) in enumerate(self._reading.sentences):
            for item in self._reading.items[first:end]:
                if item.kind == QUOTE:
                    self._begins.setdefault(item.quotation, number)
                    self._ends[item.quotation] = number
        self._heard: set[int] = set()
        """The verbs of speech whose statements are found."""

    def all(self) -> list[Found]:
        """Return every statement in order."""
        for number in range(len(self._reading.sentences)):
            self._read(number)
            self._read_quotations(number)
        said = [self._of_turn(turn) for turn in turns(self._text)]
        begun = [one.spans[0][0] for one in said]
        around = [one for one in self._found if not _is_inside(one.spans, said, begun)]
        return sorted([*around, *said], key=lambda one: one.spans)

    def _of_turn(self, turn: Turn) -> Found:
        """Return what somebody says in a transcript."""
        label = self._text[slice(*turn.name)]
        reason = f"“{label}:” stands before the words"
        person = self._people.named(label)
        if person is not None:
            role = person.roles[0] if person.roles else None
            meaning = Meaning(person.name, role, person.number, 92, reason)
        elif label in QUESTION_AND_ANSWER or label[-1].isdigit():
            meaning = Meaning(None, None, None, 30, reason)
        else:
            meaning = Meaning(label.title() if label.isupper() else label, None, None, 85, reason)
        return Found((turn.said,), "direct", turn.name, None, meaning)

    def _read(self, number: int) -> None:
        """Find what the verbs of speech in a sentence say."""
        first, end = self._reading.sentences[number]
        covered, before = first, None
        tries = [n for n in range(first, end) if self._cues.may_be(n)][:_MOST_CUES]
        for verb in tries:
            cue = self._cues.at(verb, first, end, before)
            ranges = self._contents.of(cue, first, end, covered) if cue else []
            less = _NESTED if verb < covered else 0
            if cue and ranges and self._file(cue, number, ranges, less):
                covered = max(covered, *(last + 1 for _, last in ranges), cue.last + 1)
                before = cue

    def _file(self, cue: Cue, number: int, ranges: list[Range], less: float) -> bool:
        """Keep a statement; tell whether it is one."""
        spans, kind = self._spans([pair for pair in ranges if pair[1] >= pair[0]])
        count = sum(len(self._text[start:end].split()) for start, end in spans)
        if not spans or (kind != "direct" and count < _LEAST_WORDS):
            return False
        if less and cue.subject.sort == "it":
            return False  # She said it showed that …: it is no speaker.
        self._heard.add(cue.verb)
        meaning = self._meanings.of(cue.subject, number)
        if kind == "reported" and cue.sort in ("think", "judge"):
            less += 15
        confidence = max(5.0, min(99.0, meaning.confidence - less))
        day = self._dates.of(self._reading, self._outside(number, ranges))
        if day is None:
            day = self._date_before(number, meaning)
        self._keep(
            number,
            spans,
            kind,
            self._span(cue.subject.first, cue.subject.last),
            self._span(cue.verb, cue.last),
            msgspec.structs.replace(meaning, confidence=confidence),
            day,
            is_last=not self._cues.asks(cue),
        )
        return True

    def _outside(self, number: int, ranges: list[Range]) -> list[int]:
        """Return the items of a sentence that are not said."""
        first, end = self._reading.sentences[number]
        return [n for n in range(first, end) if not any(a <= n <= b for a, b in ranges)]

    def _date_before(self, number: int, meaning: Meaning) -> str | None:
        """Return the date of what the same one says in the sentence before, of one paragraph."""
        first, _ = self._reading.sentences[number]
        told = self._meanings.told.get(number) or self._meanings.told.get(number - 1)
        is_same = told is not None and told.person is not None and told.person == meaning.person
        if not is_same or self._reading.kind(first - 1) == BREAK:
            return None
        return self._found[-1].date

    def _keep(
        self,
        number: int,
        spans: tuple[Span, ...],
        kind: Kind,
        speaker: Span | None,
        cue: Span | None,
        meaning: Meaning,
        day: str | None = None,
        *,
        is_last: bool = True,
    ) -> None:
        trimmed = (self._trimmed(span) for span in spans)
        spans = tuple(span for span in trimmed if span[0] < span[1])
        if not spans:
            return
        self._found.append(Found(spans, kind, speaker, cue, meaning, day))
        if is_last:
            self._meanings.told[number] = Told(
                meaning.actor, meaning.person, speaker, meaning.role, meaning.confidence
            )

    def _trimmed(self, span: Span) -> Span:
        """Leave out the comma that leads to an attribution: it is the article's."""
        start, end = span
        return start, start + len(self._text[start:end].rstrip(_LEADING))

    def _span(self, first: int, last: int) -> Span:
        return self._reading.items[first].start, self._reading.items[last].end

    def _spans(self, ranges: list[Range]) -> tuple[tuple[Span, ...], Kind]:
        """Return where the items of some ranges stand, and which kind of speech they make."""
        reading = self._reading
        items = [reading.items[n] for first, last in ranges for n in range(first, last + 1)]
        quotes = dict.fromkeys(item.quotation for item in items if item.kind == QUOTE)
        if quotes and not any(item.kind == WORD for item in items):
            free = [quote for quote in quotes if quote not in self._used]
            self._used |= set(free)
            return tuple(sorted(s for q in free for s in reading.quotations[q].spans)), "direct"
        spans = [self._span(first, last) for first, last in ranges]
        for quote in quotes:
            self._used.add(quote)
            spans += [m for m in reading.quotations[quote].marked if m[0] >= spans[-1][1]]
        return tuple(sorted(set(spans))), "mixed" if quotes else "reported"

    # Quotations that no verb of speech claims.

    def _read_quotations(self, number: int) -> None:
        first, end = self._reading.sentences[number]
        is_alone = all(self._reading.kind(n) != WORD for n in range(first, end))
        for at in range(first, end):
            item = self._reading.items[at]
            if item.kind != QUOTE or item.quotation in self._used or self._waits(item, number):
                continue
            quotation = self._reading.quotations[item.quotation]
            signed = self._signature(at, end)
            is_led = at > first and self._reading.low(at - 1) == ":"
            if not (is_alone or is_led or signed or item.part):
                self._read_inner(number, first, end, at)
                continue
            if quotation.words < _LEAST_WORDS or (is_alone and self._reading.is_title(at)):
                continue
            self._used.add(item.quotation)
            if is_alone and not signed and self._goes_on(number, first):
                before = self._found[-1]
                spans = (*before.spans, *map(self._trimmed, quotation.spans))
                self._found[-1] = msgspec.structs.replace(before, spans=spans)
                self._meanings.told[number] = self._meanings.told[number - 1]
                continue
            speaker, meaning = self._follow(number, first, at, signed, is_led)
            day = self._date_before(number, meaning)
            self._keep(number, quotation.spans, "direct", speaker, None, meaning, day)

    def _is_heard_or_denied(self, verb: int, first: int) -> bool:
        """Tell whether a verb has its statement already, or nothing was said: "never said"."""
        words = self._reading.words
        before = {self._reading.low(n) for n in range(max(first, verb - 2), verb)}
        is_denied = self._cues.is_verb(verb, "finite", "base") and before & words.negations
        return verb in self._heard or bool(is_denied)

    def _waits(self, item: Item, number: int) -> bool:
        """Tell whether a quotation is read later: where words stand beside the last part of it."""
        last = self._ends[item.quotation]
        is_attributed = any(
            self._reading.kind(n) == WORD for n in range(*self._reading.sentences[last])
        )
        return number != (last if is_attributed else self._begins[item.quotation])

    def _read_inner(self, number: int, first: int, end: int, quote: int) -> None:
        """Find what stands around a quotation in a sentence without a known verb of speech."""
        reading = self._reading
        quotation = reading.quotations[reading.items[quote].quotation]
        is_short = quotation.words < _LEAST_WORDS or reading.kind(quote - 1) != WORD
        main = self._meanings.main(number)
        if is_short or reading.is_title(quote) or main is None or main.sort in ("nobody", "other"):
            return
        start = next((n for n in range(quote, first, -1) if self._contents.may_begin(n)), None)
        is_said = start is not None and not self._is_heard_or_denied(start - 1, first)
        if start is not None and is_said and not self._contents.is_named(quote):
            cue = Cue(start - 1, start - 1, start - 1, "unknown", "finite", main)
            last = self._contents.ends.of(Complement("clause", start), end, cue)
            self._file(cue, number, [(start, last)], _UNKNOWN)

    def _goes_on(self, number: int, first: int) -> bool:
        """Tell whether a quotation goes on with one that stands before its attribution."""
        if not self._found or self._reading.kind(first - 1) == BREAK:
            return False
        before = self._found[-1]
        told = self._meanings.told.get(number - 1)
        is_behind = before.cue is not None and before.spans[0][0] < before.cue[0]
        is_last = told is not None and told.speaker == before.speaker
        return is_last and is_behind and before.kind == "direct"

    def _signature(self, quote: int, end: int) -> Subject | None:
        """Return who signs a quotation behind a dash: “…” — Ada Brown."""
        if self._reading.low(quote + 1) not in ("–", "—"):
            return None
        signed = self._phrases.starting_at(quote + 2, end)
        return signed if signed and signed.sort == "name" else None

    def _follow(
        self, number: int, first: int, quote: int, signed: Subject | None, is_led: bool
    ) -> tuple[Span | None, Meaning]:
        """Return who says a quotation that stands alone: who spoke before."""
        if signed:
            return self._named(signed, number, 86, "signs it behind a dash")
        if is_led:
            if told := self._meanings.told.get(number):
                return told.speaker, self._meanings.going_on(told, 84.0)
            led = next((n for n in range(first, quote) if n in self._phrases.at), None)
            if any(self._cues.is_passive(n) for n in range(first, quote)):
                return None, Meaning(None, None, None, 20, "who told it is not named")
            if led is not None:
                name = self._phrases.names[self._phrases.at[led]]
                subject = Subject(name.first, name.last, "name", self._phrases.at[led])
                return self._named(subject, number, 70, "is named before the colon")
        same = number > 0 and self._reading.kind(first - 1) != BREAK
        before = self._meanings.told.get(number - 1)
        if before is not None:
            return before.speaker, self._meanings.going_on(before, 84.0 if same else 62.0)
        main = self._meanings.main(number - 1) if number else None
        if main is not None and main.sort not in ("nobody", "other"):
            return self._named(main, number - 1, 66 if same else 45, "is the subject before it")
        return None, Meaning(None, None, None, 20, "nobody is named beside it")

    def _named(self, subject: Subject, number: int, sure: float, how: str) -> tuple[Span, Meaning]:
        meaning = self._meanings.of(subject, number)
        told = self._reading.words_of(subject.first, subject.last)
        return self._span(subject.first, subject.last), msgspec.structs.replace(
            meaning, confidence=min(meaning.confidence, sure), reason=f"“{told}” {how}"
        )


def _is_inside(spans: Sequence[Span], said: Sequence[Found], begun: Sequence[int]) -> bool:
    """Tell whether something stands in what is said in a transcript."""
    index = bisect_right(begun, spans[-1][1]) - 1
    return index >= 0 and spans[0][0] < said[index].spans[0][1]
