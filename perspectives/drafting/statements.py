"""Statements: each verb of speech in an article with what is said and who says it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from perspectives.drafting.lexicon import Lexicon
from perspectives.drafting.names import names
from perspectives.drafting.people import People, Person
from perspectives.drafting.phrases import Phrases, Subject
from perspectives.drafting.reading import BREAK, MARK, QUOTE, WORD, Reading
from perspectives.model import Kind, Span

Range = tuple[int, int]
"""Items, from one to another, both included."""

_LEAST_WORDS = 3
_END_MARKS = frozenset(".,;:!?–—…")


class Found(msgspec.Struct, frozen=True):
    """A statement as it was found."""

    spans: tuple[Span, ...]
    kind: Kind
    speaker: Span | None
    actor: str | None
    role: str | None
    cue: Span | None
    confidence: float
    reason: str
    sentence: int
    person: int | None


class Cue(msgspec.Struct):
    """A verb of speech in its sentence. Numbers are those of items."""

    verb: int
    start: int
    """Of the whole verb, its auxiliaries included."""
    sort: str
    form: str
    subject: Subject | None = None
    end: int = 0
    """The first item behind the verb and what belongs to it."""


class Statements:
    """The statements of a text."""

    def __init__(self, text: str, words: Lexicon, actors: Mapping[str, Sequence[str]]) -> None:
        """Read a text once."""
        self.text, self.words = text, words
        self.reading = Reading(text, words)
        self.names = names(self.reading)
        self.people = People(self.reading, self.names, actors)
        self.phrases = Phrases(self.reading, self.names)
        self.found: list[Found] = []
        self._used: set[int] = set()
        """The quotations that are given to somebody."""
        self._told: dict[int, Found] = {}
        """For each sentence its last statement."""
        self._mains: dict[int, Subject | None] = {}

    def all(self) -> list[Found]:
        """Return every statement in order."""
        for number in range(len(self.reading.sentences)):
            self._read(number)
        return sorted(self.found, key=lambda one: one.spans)

    # One sentence.

    def _read(self, number: int) -> None:
        first, end = self.reading.sentences[number]
        covered = first
        last: Cue | None = None
        v = first
        while v < end:
            cue = self._cue(v, first, end, last)
            if cue is not None:
                until = self._state(cue, number, first, end, covered, last)
                if until is not None:
                    covered = max(covered, until)
                    last = cue
            v += 1
        self._leftover(number, first, end)

    def _cue(self, v: int, first: int, end: int, last: Cue | None) -> Cue | None:  # noqa: C901
        """Return the verb of speech at an item, where it is one that says something."""
        reading, words = self.reading, self.words
        item = reading.items[v]
        if item.kind != WORD or v in self.phrases.at:
            return None
        if item.low in words.according and reading.low(v + 1) == "to":
            return self._according(v, first, end)
        entry = reading.verbs.get(item.low)
        if entry is None or (item.is_capital and v > first):
            return None
        sort, form = entry
        if item.low in words.role_words:
            return None
        g, between = self._group(v, first)
        if between & words.negations or between & words.hypothetical:
            return None
        if form != "ing" and between & words.passives:
            return None
        before = reading.low(g - 1) if g > first else ""
        if before in words.determiners or before in words.possessives or before == "'s":
            return None
        if before in words.prepositions and form != "ing":
            return None
        if before in ("if", "unless", "whether", "to"):
            return None
        if form == "ing" and (before in ("is", "are") or between & words.passives):
            form = "finite"
        cue = Cue(v, g, sort, form)
        cue.subject = self._subject(cue, first, end, last)
        if cue.subject is None or self._is_supposed(cue.subject, first):
            return None
        return cue

    def _is_supposed(self, subject: Subject, first: int) -> bool:
        """Tell whether a clause only supposes that somebody speaks: "if he says"."""
        start = subject.first if subject.name is None else self.names[subject.name].head
        return start > first and self.reading.low(start - 1) in ("if", "unless", "whether")

    def _group(self, v: int, first: int) -> tuple[int, set[str]]:
        """Return where a verb begins with its auxiliaries and adverbs, and which these are."""
        reading, words = self.reading, self.words
        g, between = v, set()
        while g - 1 >= first and g - 1 not in self.phrases.at and reading.kind(g - 1) == WORD:
            low = reading.low(g - 1)
            is_adverb = low.endswith("ly") and len(low) > 4
            if not (
                low in words.auxiliaries
                or low in words.fillers
                or low in words.negations
                or is_adverb
                or low == "to"
            ):
                break
            if low == "'s" or low in ("nobody", "none", "neither", "without"):
                break
            between.add(low)
            g -= 1
        if {"to", "went", "on"} <= between | {reading.low(g - 1), reading.low(g - 2)}:
            between.discard("to")
        return g, between

    def _subject(self, cue: Cue, first: int, end: int, last: Cue | None) -> Subject | None:
        reading, phrases = self.reading, self.phrases
        before = reading.kind(cue.start - 1) if cue.start > first else BREAK
        low = reading.low(cue.start - 1) if cue.start > first else ""
        inverts = cue.form == "finite" and (before in (QUOTE, BREAK) or low in (",", "–", "—", ")"))
        if inverts and cue.sort != "tell":
            found = self._inverted(cue, end)
            if found:
                return found
        if cue.form == "ing" and last is not None and last.subject and low in (",", "and", "–"):
            return msgspec.structs.replace(last.subject, how="main")
        if (
            low in ("and", "but", "then")
            and last is not None
            and last.subject
            and cue.form == "finite"
        ):
            return msgspec.structs.replace(last.subject, how="main")
        if cue.form == "base":
            found = phrases.before(cue.start, first, "finite")
            is_plural = found is not None and (
                found.sort in ("they", "noun") or reading.low(cue.start - 1) == "who"
            )
            return found if is_plural else None
        return phrases.before(cue.start, first, cue.form)

    def _inverted(self, cue: Cue, end: int) -> Subject | None:
        found = self.phrases.starting_at(cue.verb + 1, end)
        if found is None or found.sort in ("nobody", "other"):
            return None
        after = found.last + 1
        if (
            found.sort == "noun"
            and self.reading.low(found.first) not in self.words.determiners | self.words.role_words
            and not self.reading.items[found.first].is_capital
        ):
            return None
        low, kind = self.reading.low(after), self.reading.kind(after)
        words = self.words
        ends = (
            kind != WORD
            or low in words.tail_prepositions
            or low in words.times
            or low in words.relatives
            or low in words.conjunctions
        )
        return found if ends and low != "'s" else None

    def _according(self, v: int, first: int, end: int) -> Cue | None:
        found = self.phrases.starting_at(v + 2, end)
        if found is None or found.sort in ("nobody", "other"):
            return None
        cue = Cue(v, v, "according", "finite")
        cue.subject = msgspec.structs.replace(found, how="according")
        cue.end = self._noun_end(v + 2, end)
        return cue

    def _noun_end(self, s: int, end: int) -> int:
        """Return the first item behind a noun and what belongs to it."""
        p = s
        while p < end:
            low = self.reading.low(p)
            if (
                p not in self.phrases.at
                and (low in (",", ".", ";", ":", "–", "—") or self.reading.kind(p) == BREAK)
                and not (
                    low == "." and p - 1 in self.phrases.at and self.reading.kind(p + 1) == WORD
                )
            ):
                break
            p += 1
        return p

    # What is said.

    def _state(
        self, cue: Cue, number: int, first: int, end: int, covered: int, last: Cue | None
    ) -> int | None:
        """File what a cue says; return the first item behind it, or None where it says nothing."""
        subject = cue.subject
        if subject is None or subject.sort in ("nobody",):
            return None
        if cue.sort == "according":
            return self._state_according(cue, number, first, end, covered)
        nested = cue.verb < covered
        kind, start = self._after(cue, end, first)
        cue.end = start
        if cue.sort == "judge":
            return self._state_judgement(cue, number, first, end)
        if cue.sort == "promise" and kind == "clause":
            return None
        if kind == "none":
            if nested or cue.sort == "think":
                return None
            ranges = self._before(cue, first, end, covered)
            if not ranges:
                return None
        else:
            if cue.sort == "think" and kind == "quote":
                return None
            stop = self._content_end(start, end, cue, kind)
            ranges = [(start, stop)]
        return self._file(cue, number, ranges, 15 if nested else 0)

    def _state_according(
        self, cue: Cue, number: int, first: int, end: int, covered: int
    ) -> int | None:
        reading = self.reading
        if cue.verb - 1 <= first + 1:  # at the beginning
            s = cue.end
            while s < end and self._is_mark(s):
                s += 1
            return self._file(cue, number, [(s, self._content_end(s, end, cue, "clause"))], 0)
        begin = covered if covered < cue.verb - 3 else first
        ranges = [(begin, cue.verb - 1)]
        goes_on = reading.low(cue.verb - 1) == reading.low(cue.end) == "," and cue.end + 3 < end
        if goes_on and not self._breaks(cue.end + 1, end, cue):
            ranges.append((cue.end + 1, self._content_end(cue.end + 1, end, cue, "clause")))
        self._file(cue, number, ranges, 0)
        return cue.end

    def _state_judgement(self, cue: Cue, number: int, first: int, end: int) -> int | None:
        start = cue.verb + 1
        stop = self._content_end(start, end, cue, "clause")
        quotes = [n for n in range(start, stop + 1) if self.reading.kind(n) == QUOTE]
        if not quotes:
            return None
        return self._file(cue, number, [(start, stop)], 20)

    def _after(self, cue: Cue, end: int, first: int) -> tuple[str, int]:  # noqa: C901
        """Return what follows a verb, and where: `that`, `to`, `quote`, `clause` or `none`."""
        reading, words = self.reading, self.words
        i = cue.verb + 1
        subject = cue.subject
        if subject and subject.how == "inverted":
            i = subject.last + 1
            if subject.role:
                i = subject.role[1] + 1
            if reading.low(i) == ",":
                # ", said Blinken, adding": what follows is another's or nobody's.
                return "none", i
        if cue.sort == "tell" or (cue.sort == "promise" and cue.form != "base"):
            i = self._behind_object(i, end, cue.sort)
        tail = i
        for _ in range(12):
            if i >= end:
                return "none", tail
            low, kind = reading.low(i), reading.kind(i)
            if kind == QUOTE:
                return "quote", i
            if kind == BREAK or low in (".", ";", "!", "?", ")"):
                return "none", i
            if low == ":":
                return ("quote" if reading.kind(i + 1) == QUOTE else "clause"), i + 1
            if low in (",", "–", "—", "…"):
                if reading.kind(i + 1) == QUOTE:
                    return "quote", i + 1
                behind = self._behind_aside(i, end)
                if behind is None:
                    return "none", i
                i = behind
                continue
            if low == "that":
                return "that", i + 1
            if low == "to" and cue.sort in ("promise", "tell"):
                return "to", cue.verb if cue.sort == "promise" and i - cue.verb < 3 else i
            if i in self.phrases.at_head or self.phrases.pronoun(i):
                return "clause", i
            if self._is_time(i):
                i += 1
                continue
            if low in ("as", "when", "while", "because"):
                return "none", i
            if low in words.tail_prepositions or low == "to":
                i = self._behind_phrase(i, end)
                continue
            if low in words.fillers and reading.low(i + 1) in ("that", ",", ":"):
                i += 1
                continue
            return "clause", i
        return "none", i

    def _is_time(self, i: int) -> bool:
        low = self.reading.low(i)
        return (
            low in self.words.times
            and i not in self.phrases.at
            and (
                low not in ("this", "last", "next", "later", "early", "late", "again", "there")
                or self.reading.low(i + 1) in self.words.times | {",", "that", "in", "on"}
                or self.reading.kind(i + 1) == QUOTE
            )
        )

    def _behind_aside(self, comma: int, end: int) -> int | None:
        """Return the first item behind an aside: "said, in a statement, that"."""
        reading = self.reading
        i = comma + 1
        while i < end and i - comma < 14:
            low = reading.low(i)
            if low in (",", "–", "—"):
                return (
                    i + 1 if reading.low(i + 1) == "that" or reading.kind(i + 1) == QUOTE else None
                )
            if low in self.words.complementizers or low in self.words.conjunctions:
                return None
            i += 1
        return None

    def _behind_phrase(self, i: int, end: int) -> int:
        """Return the first item behind a phrase such as "in an interview with CNN on Friday"."""
        reading, words = self.reading, self.words
        start = i
        i += 1
        while i < end:
            low, kind = reading.low(i), reading.kind(i)
            if kind != WORD and not (low in "'’&$%" or self.phrases.is_name_dot(i)):
                return i
            if low in ("that", "which", "who"):
                return i
            if i > start + 1 and i not in self.phrases.at:
                if self._is_time(i) or low in words.tail_prepositions:
                    return i
                if self.phrases.pronoun(i):
                    return i
                before = reading.low(i - 1)
                closed = (
                    before in words.venues or before in words.times or (i - 1) in self.phrases.at
                )
                if closed and before not in words.determiners:
                    return i
            if i in self.phrases.at_head and i > start + 1:
                before = reading.low(i - 1)
                if before in words.venues or before in words.times:
                    return i
            i += 1
        return i

    def _behind_object(self, i: int, end: int, sort: str) -> int:  # noqa: C901
        """Return the first item behind whom somebody tells something."""
        reading, words = self.reading, self.words
        start = i
        if self.phrases.pronoun(i) or reading.low(i) in (
            "him",
            "her",
            "them",
            "us",
            "me",
            "reporters",
        ):
            return i + 1
        while i < end:
            low, kind = reading.low(i), reading.kind(i)
            if i in self.phrases.at:
                if (
                    i > start
                    and i in self.phrases.at_head
                    and reading.low(i - 1)
                    not in words.determiners | words.titles | words.role_words | {"of", "and", "'s"}
                    and (i - 1) not in self.phrases.at
                ):
                    return i
                i += 1
                continue
            if kind == QUOTE:
                quote = reading.items[i]
                if reading.low(i - 1) in ("'s", "'", "’", "on") and quote.end - quote.start < 40:
                    i += 1
                    continue
                return i
            if kind != WORD and low not in "'’&" and not self.phrases.is_name_dot(i):
                if low == "(":
                    while i < end and reading.low(i) != ")":
                        i += 1
                    i += 1
                    continue
                return i
            if low in words.complementizers or low in words.conjunctions - {"and"} or low == "to":
                return i
            if i > start and (
                low in words.tail_prepositions - {"of"}
                or low in words.times
                or self.phrases.pronoun(i)
            ):
                return i
            if (
                i > start
                and low in words.determiners
                and reading.low(i - 1) not in ("of", "and", "all")
            ):
                return i
            if low in words.auxiliaries:
                return i
            i += 1
        return i

    def _is_mark(self, i: int) -> bool:
        return self.reading.kind(i) == MARK and self.reading.low(i) in ",;:–—"

    def _content_end(self, start: int, end: int, cue: Cue, kind: str) -> int:
        """Return the last item of what is said from `start` on."""
        reading, _words = self.reading, self.words
        if kind == "quote":
            stop = self._quotes_end(start, end)
            if stop is not None:
                return stop
        i = start + 1
        while i < end:
            if self._breaks(i, end, cue):
                break
            i += 1
        i -= 1
        while (
            i > start
            and reading.kind(i) == MARK
            and reading.low(i) in _END_MARKS
            and not (
                i - 1 in self.phrases.at
                and reading.low(i) == "."
                and reading.items[i].end != reading.items[min(i, end - 1)].end
            )
        ):
            i -= 1
        return i

    def _quotes_end(self, start: int, end: int) -> int | None:
        """Return the last of the quotations that stand side by side; None where words go on."""
        reading = self.reading
        i = start
        while i + 1 < end and reading.kind(i + 1) == QUOTE:
            i += 1
        low, kind = reading.low(i + 1), reading.kind(i + 1)
        if i + 1 >= end or kind == BREAK:
            return i
        item = reading.items[i]
        leads = reading.low(start - 1) in (",", ":")
        long = reading.quotations[item.quotation].words >= 4
        if kind == MARK and low in (".", "!", "?", ")"):
            return i
        if item.low in ".!?" or (leads and item.low in ",–—"):
            return i
        if leads and long:
            return i
        if (
            long
            and (low in self.words.tail_prepositions or low in self.words.times)
            and low not in ("of", "for", "to", "in", "against", "about", "with", "from")
        ):
            return i
        return None

    def _breaks(self, i: int, end: int, cue: Cue) -> bool:
        """Tell whether at an item another statement begins, or one's own words."""
        reading, words = self.reading, self.words
        low, kind = reading.low(i), reading.kind(i)
        if low == ";":
            return self._says(i + 1, end)
        if low in (",", "–", "—"):
            after = reading.low(i + 1)
            verb = reading.verbs.get(after)
            if verb and verb[1] == "ing" and verb[0] in ("say", "tell", "think", "judge"):
                return True
            if after in words.according:
                return True
            if after in ("and", "but", "while", "though", "although", "as", "yet"):
                return self._says(i + 2, end)
            if verb and verb[1] == "finite" and verb[0] in ("say", "tell"):
                return True
            if after.endswith("ing") and after in (
                "referring",
                "citing",
                "pointing",
                "alluding",
                "speaking",
                "quoting",
                "drawing",
                "using",
                "invoking",
                "echoing",
                "prompting",
            ):
                return True
            return self._closes(i, end)
        if kind == WORD and low in ("and", "but"):
            after = reading.low(i + 1)
            verb = reading.verbs.get(after)
            return bool(verb and verb[1] == "finite" and verb[0] in ("say", "tell", "promise"))
        return low == "according"

    def _closes(self, comma: int, end: int) -> bool:
        """Tell whether the attribution of what stands before follows: ", he said"."""
        sub = self._says_at(comma + 1, end)
        if sub is None:
            return False
        kind, _ = self._after(sub, end, comma + 1)
        return kind == "none"

    def _says_at(self, s: int, end: int) -> Cue | None:
        reading, words = self.reading, self.words
        for v in range(s, min(end, s + 12)):
            if reading.kind(v) in (QUOTE, BREAK):
                return None
            if reading.kind(v) == MARK and reading.low(v) in ",;:–—":
                return None
            if v in self.phrases.at:
                continue
            low = reading.low(v)
            verb = reading.verbs.get(low)
            if verb and verb[0] in ("say", "tell") and verb[1] == "finite":
                g, between = self._group(v, s)
                if (
                    between & words.negations
                    or between & words.hypothetical
                    or between & words.passives
                ):
                    return None
                found = self.phrases.ending_at(g - 1, s) if g > s else None
                if found is None or found.sort in ("nobody", "other"):
                    return None
                return Cue(v, g, verb[0], verb[1], found)
            if low in words.passives:
                return None
        return None

    def _says(self, s: int, end: int) -> bool:
        return self._says_at(s, end) is not None or (
            (verb := self.reading.verbs.get(self.reading.low(s))) is not None
            and verb[1] == "finite"
            and verb[0] in ("say", "tell")
        )

    def _before(self, cue: Cue, first: int, end: int, covered: int) -> list[Range]:  # noqa: C901
        """Return what stands before an attribution, and goes on behind it, as what is said."""
        reading, words = self.reading, self.words
        subject = cue.subject
        assert subject is not None
        s = cue.start if subject.how in ("inverted",) else subject.first
        if subject.name is not None and subject.how != "inverted":
            s = min(s, self.names[subject.name].head)
            while (
                s > first
                and reading.kind(s - 1) == WORD
                and reading.low(s - 1) in words.determiners
            ):
                s -= 1
        p = s - 1
        if subject.how in ("aside", "relative", "main"):
            # the comma before the whole subject
            pass
        while p >= first and reading.kind(p) == WORD and (self.phrases.is_adverb(p)):
            p -= 1
        if p < first:
            return []
        low, kind = reading.low(p), reading.kind(p)
        if kind != QUOTE and low not in (",", "–", "—", "?", "!", "…"):
            return []
        last = p if kind == QUOTE else p - 1
        begin = max(first, covered)
        while begin < last and (self._is_mark(begin)):
            begin += 1
        if last < begin:
            return []
        quotes = [n for n in range(begin, last + 1) if reading.kind(n) == QUOTE]
        if reading.kind(last) == QUOTE:
            # What leads to a quotation by a colon is not said.
            q = last
            while q - 1 >= begin and reading.kind(q - 1) == QUOTE:
                q -= 1
            if q > begin and reading.low(q - 1) == ":":
                begin = q
        elif not quotes and last - begin < 2:
            return []
        ranges = [(begin, last)]
        # "X, he said, Y": what goes on behind.
        after = cue.end
        if (
            reading.low(after) in (",", "–", "—")
            and after + 2 < end
            and reading.kind(last) != QUOTE
        ):
            if not self._breaks(after, end, cue) and self._goes_on(after + 1):
                ranges.append((after + 1, self._content_end(after + 1, end, cue, "clause")))
        elif reading.kind(after) == QUOTE and after < end:
            ranges.append((after, self._quotes_end(after, end) or after))
        elif (
            reading.low(after) in (",", "–", "—", ":")
            and reading.kind(after + 1) == QUOTE
            and after + 1 < end
        ):
            ranges.append((after + 1, self._quotes_end(after + 1, end) or after + 1))
        return ranges

    def _goes_on(self, i: int) -> bool:
        low = self.reading.low(i)
        return not (
            low in self.words.conjunctions - {"and", "but"}
            or low in self.words.relatives
            or low.endswith("ing")
        )

    # Filing.

    def _file(self, cue: Cue, number: int, ranges: list[Range], less: float) -> int | None:
        """Keep a statement; return the first item behind it."""
        reading = self.reading
        subject = cue.subject
        assert subject is not None
        ranges = [(a, b) for a, b in ranges if b >= a]
        if not ranges:
            return None
        if subject.sort == "other":
            return max(b for _, b in ranges) + 1
        spans, kind = self._spans(ranges)
        if not spans or (
            kind != "direct" and sum(len(self.text[a:b].split()) for a, b in spans) < _LEAST_WORDS
        ):
            return None
        actor, role, person, sure, reason = self._who(subject, number)
        speaker = self._span(subject.first, subject.last)
        start, verb = reading.items[cue.start].start, reading.items[cue.verb].end
        confidence = max(5.0, min(99.0, sure - less))
        self._keep(
            Found(
                spans,
                kind,
                speaker,
                actor,
                role,
                (reading.items[cue.verb].start, verb),
                confidence,
                reason,
                number,
                person,
            )
        )
        _ = start
        return max(b for _, b in ranges) + 1

    def _keep(self, found: Found) -> None:
        self.found.append(found)
        self._told[found.sentence] = found

    def _span(self, first: int, last: int) -> Span:
        return self.reading.items[first].start, self.reading.items[last].end

    def _spans(self, ranges: list[Range]) -> tuple[tuple[Span, ...], Kind]:
        """Return where the items of some ranges stand, and which kind of speech they make."""
        reading = self.reading
        items = [reading.items[n] for a, b in ranges for n in range(a, b + 1)]
        quotes = [item for item in items if item.kind == QUOTE]
        words = [item for item in items if item.kind == WORD]
        if quotes and not words:
            spans: list[Span] = []
            for quote in dict.fromkeys(item.quotation for item in quotes):
                if quote not in self._used:
                    self._used.add(quote)
                    spans += reading.quotations[quote].spans
            return tuple(sorted(spans)), "direct"
        spans = [self._span(a, b) for a, b in ranges]
        end = spans[-1][1]
        for item in quotes:
            self._used.add(item.quotation)
            spans += [m for m in reading.quotations[item.quotation].marked if m[0] >= end]
        return tuple(sorted(set(spans))), "mixed" if quotes else "reported"

    # Who it is.

    def _who(
        self, subject: Subject, number: int
    ) -> tuple[str | None, str | None, int | None, float, str]:
        """Return actor, role, person, confidence and reason of a subject."""
        told = self.reading.words_of(subject.first, subject.last)
        how = {"plain": 0, "inverted": 0, "aside": 5, "relative": 8, "main": 10, "according": 2}[
            subject.how
        ]
        if subject.name is not None:
            person = self.people.of[subject.name]
            assert person is not None
            shared = 25 if self.people.is_shared[subject.name] else 0
            role = self._role(person, subject)
            return (
                person.name,
                role,
                person.number,
                96 - how - shared,
                f"“{told}” is the subject of the verb of speech",
            )
        if subject.sort in ("he", "she"):
            person, sure = self._resolve(subject, number)
            if person is None:
                return None, None, None, 40, f"“{told}” stands for nobody who is named before"
            return (
                person.name,
                self._role(person, None),
                person.number,
                sure - how,
                f"“{told}” stands for {person.name}, who was named before",
            )
        if subject.sort in ("they", "it"):
            return self._group_of(subject, number, told)
        words = self.text[slice(*self._span(subject.first, subject.last))]
        meant, sure = self._by_role(subject, number)
        if meant is not None:
            return (
                meant.name,
                self._role(meant, None),
                meant.number,
                sure,
                f"“{told}” is {meant.name}, by the role that the text gives",
            )
        return (
            " ".join(words.split()),
            None,
            None,
            80 - how,
            f"“{told}” is the subject of the verb of speech",
        )

    def _role(self, person: Person, subject: Subject | None) -> str | None:
        if subject is not None and subject.role:
            return " ".join(self.reading.words_of(*subject.role).split())
        return person.roles[0] if person.roles else None

    def _resolve(self, subject: Subject, number: int) -> tuple[Person | None, float]:
        gender = "m" if subject.sort == "he" else "f"
        _first, _ = self.reading.sentences[number]
        for back in range(6):
            at = number - back
            if at < 0:
                break
            limit = subject.first if back == 0 else self.reading.sentences[at][1]
            for rank, person in self._candidates(at, limit):
                if person.is_person and person.gender in ("", gender):
                    sure = 88 - 6 * back - 8 * rank - (0 if person.gender else 8)
                    if back == 0 and rank:
                        sure -= 5
                    return person, sure
        return None, 0

    def _candidates(self, sentence: int, limit: int) -> Iterator[tuple[int, Person]]:
        """Yield whom a sentence may make "he", the likeliest first."""
        first, end = self.reading.sentences[sentence]
        told = self._told.get(sentence)
        seen: set[int] = set()
        if told and told.person is not None and limit >= end:
            seen.add(told.person)
            yield 0, self.people.all[told.person]
        main = self._main(sentence)
        if main and main.last < limit and main.name is not None:
            person = self.people.of[main.name]
            if person and person.number not in seen:
                seen.add(person.number)
                yield 0, person
        for strict in (True, False):
            for n in range(first, min(end, limit)):
                number = self.phrases.at.get(n)
                if number is None:
                    continue
                name = self.names[number]
                if strict and (name.is_possessive or self.phrases.is_governed(name, first)):
                    continue
                person = self.people.of[number]
                if person and person.number not in seen:
                    seen.add(person.number)
                    yield (1 if strict else 2), person

    def _main(self, sentence: int) -> Subject | None:
        if sentence not in self._mains:
            self._mains[sentence] = self.phrases.main(*self.reading.sentences[sentence])
        return self._mains[sentence]

    def _group_of(
        self, subject: Subject, number: int, told: str
    ) -> tuple[str | None, str | None, int | None, float, str]:
        for back in range(3):
            at = number - back
            if at < 0:
                break
            before = self._told.get(at)
            if (
                before
                and before.actor
                and back
                and (before.person is None or not self.people.all[before.person].is_person)
            ):
                return before.actor, None, before.person, 65, f"“{told}” stands for {before.actor}"
            main = self._main(at)
            if main and main.last < subject.first:
                if main.name is not None:
                    person = self.people.of[main.name]
                    if person and not person.is_person:
                        return (
                            person.name,
                            None,
                            person.number,
                            60,
                            f"“{told}” stands for {person.name}",
                        )
                elif main.sort == "noun":
                    noun = " ".join(self.reading.words_of(main.first, main.last).split())
                    return noun, None, None, 55, f"“{told}” stands for {noun}"
        return None, None, None, 35, f"“{told}” stands for nobody who is named before"

    def _by_role(self, subject: Subject, number: int) -> tuple[Person | None, float]:
        reading, words = self.reading, self.words
        if reading.low(subject.first) not in ("the", "this", "that"):
            return None, 0
        lows = [reading.low(n) for n in range(subject.first + 1, subject.last + 1)]
        heads = [low for low in lows if low in words.role_words or low in words.titles]
        if not heads:
            return None, 0
        wanted = set(heads)
        for back in range(12):
            at = number - back
            if at < 0:
                break
            limit = subject.first if back == 0 else reading.sentences[at][1]
            for _, person in self._candidates(at, limit):
                if person.is_person and any(
                    wanted & set(role.lower().replace("-", " ").split()) for role in person.roles
                ):
                    return person, 76
        return None, 0

    # Quotations that no verb of speech claims.

    def _leftover(self, number: int, first: int, end: int) -> None:
        reading = self.reading
        for n in range(first, end):
            item = reading.items[n]
            if item.kind != QUOTE or item.quotation in self._used or item.part:
                continue
            quotation = reading.quotations[item.quotation]
            is_alone = all(reading.kind(m) != WORD for m in range(first, end))
            leads = n > first and reading.low(n - 1) == ":"
            if quotation.words < (_LEAST_WORDS if is_alone or leads else 5):
                continue
            if not (is_alone or leads):
                continue
            who = self._follow(number, n, first, end, leads)
            if who is None:
                continue
            self._used.add(item.quotation)
            actor, role, person, sure, speaker, reason = who
            self._keep(
                Found(
                    quotation.spans,
                    "direct",
                    speaker,
                    actor,
                    role,
                    None,
                    sure,
                    reason,
                    number,
                    person,
                )
            )

    def _follow(
        self, number: int, n: int, first: int, end: int, leads: bool
    ) -> tuple[str | None, str | None, int | None, float, Span | None, str] | None:
        """Return who says a quotation that stands alone."""
        reading = self.reading
        if reading.low(n + 1) in ("–", "—") and (signed := self.phrases.starting_at(n + 2, end)):
            actor, role, person, sure, _ = self._who(signed, number)
            return (
                actor,
                role,
                person,
                sure - 10,
                self._span(signed.first, signed.last),
                "signed behind a dash",
            )
        if leads:
            names = [self.phrases.at[m] for m in range(first, n) if m in self.phrases.at]
            if names:
                name = self.names[names[0]]
                who = self.people.of[names[0]]
                assert who is not None
                return (
                    who.name,
                    None,
                    who.number,
                    70,
                    self._span(name.first, name.last),
                    "named before the colon",
                )
        before = self._told.get(number - 1)
        same = number > 0 and reading.kind(reading.sentences[number][0] - 1) != BREAK
        if before is not None:
            speaker = before.speaker
            sure = min(before.confidence, 84.0 if same else 62.0)
            return (
                before.actor,
                before.role,
                before.person,
                sure,
                speaker,
                f"it goes on with what {before.actor} says",
            )
        main = self._main(number - 1) if number else None
        if main is not None:
            actor, role, person, sure, _reason = self._who(main, number - 1)
            return (
                actor,
                role,
                person,
                min(sure, 66 if same else 45),
                self._span(main.first, main.last),
                f"the sentence before is about {actor}",
            )
        return None, None, None, 20, None, "nobody is named beside it"
