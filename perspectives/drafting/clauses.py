"""The words beside a quotation, read as an attribution: who is the subject of the verb of speech.

A clause is read by the order of its words: the subject stands before the verb ("Blinken, who met
his colleague, said"), or behind it in the inversion of the news ("said Blinken"). Whoever is named
behind a preposition ("a spokesman for Blinken") or in the possessive is no subject.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from perspectives.drafting.mentions import Mention
from perspectives.drafting.nouns import Noun, Word, ends_according, subjects, words
from perspectives.languages import any_language
from perspectives.model import Span

_MOST_WORDS_TO_QUOTE = 15
"""How many words may stand between a verb of speech and the quotation behind it, to be sure."""


class Subject(msgspec.Struct, frozen=True):
    """Whoever a clause says is speaking."""

    mention: Mention | None
    """None is a pronoun, or somebody whom nobody knows yet."""
    name: str
    """As the text has it; empty for a pronoun and for words such as "the senator"."""
    is_sure: bool
    span: Span
    """Where the text has it, whatever it is."""


class Clause:
    """Some words of a text that may say who is speaking."""

    def __init__(self, text: str, start: int, end: int, mentions: Sequence[Mention]) -> None:
        """Read text[start:end], where `mentions` stand."""
        self._text, self._start, self._end = text, start, end
        self._language = any_language()
        self._words = words(text, start, end)
        self._nouns = subjects(text, self._words, mentions)
        self._verbs = [n for n, word in enumerate(self._words) if self._is_verb(word)]

    def subject_behind_quote(self) -> Subject | None:
        """Return who says what stands before these words; None where they do not tell."""
        if not self._words or self._words[0].folded in self._language.conjunctions:
            return None
        if not self._verbs:
            return self._according() or self._signature() or self._beside()
        verb = self._verbs[0]
        if all(word.folded in self._language.fillers for word in self._words[:verb]):
            return self._behind(verb)
        return self._before(verb)

    def subject_before_quote(self) -> Subject | None:
        """Return who says what stands behind these words; None where they do not tell."""
        if not self._verbs:
            return self._according() or (self._introduced() if self.leads_in else None)
        verb = self._verbs[-1]
        last = self._nouns[-1] if self._nouns else None
        if last and last.mention and last.first == verb + 1 and last.last == len(self._words) - 1:
            return self._behind(verb)
        subject = self._before(verb)
        if subject and len(self._words) - verb > _MOST_WORDS_TO_QUOTE:
            return msgspec.structs.replace(subject, is_sure=False)
        return subject

    @property
    def leads_in(self) -> bool:
        """Whether a verb of speech, or a colon, stands right before the end of these words."""
        ends = self._text[self._start : self._end].rstrip()[-1:]
        is_last = not self._verbs or self._verbs[-1] == len(self._words) - 1
        return ends == ":" or (ends == "," and is_last)

    @property
    def is_attribution(self) -> bool:
        """Whether these words are nothing but a subject and its verb, and perhaps where or when."""
        if len(self._verbs) != 1 or not self._nouns:
            return False
        [verb], noun = self._verbs, self._nouns[0]
        head = self._words[: min(noun.first, verb)]
        between = self._words[min(noun.last, verb) + 1 : max(noun.first, verb)]
        tail = self._words[max(noun.last, verb) + 1 :]
        if not all(self._is_filler(word.folded) for word in (*head, *between)):
            return False
        rest = next((word for word in tail if not self._is_filler(word.folded)), None)
        return rest is None or rest.folded in self._language.breaks

    def first_name(self) -> Mention | None:
        """Return the first one named, if any, who may be the subject."""
        return next((noun.mention for noun in self._nouns if noun.mention), None)

    def _is_verb(self, word: Word) -> bool:
        speech = self._language.speech
        return word.folded in speech or word.folded.partition("-")[0] in speech

    def _is_filler(self, word: str) -> bool:
        return word in self._language.fillers or word.endswith(tuple(self._language.adverbs))

    def _before(self, verb: int) -> Subject | None:
        """Return the subject of a verb that follows it."""
        nouns = [noun for noun in self._nouns if noun.last < verb]
        begin = self._words[verb].start
        if self._text[self._start : begin].rstrip().endswith((",", ")")):
            for noun in nouns:
                if self._text[noun.end : begin].lstrip()[:1] in (",", "("):
                    return _subject(noun, is_sure=noun.mention is not None)
        if not nouns:
            phrase = self._words[0].start, self._words[max(0, verb - 1)].end
            return Subject(None, "", False, phrase) if verb else None
        noun = nouns[-1]
        between = [word.folded for word in self._words[noun.last + 1 : verb]]
        if not self._language.passives.isdisjoint(between):
            return None
        if not (self._language.conjunctions | self._language.relatives).isdisjoint(between):
            return _subject(nouns[0], is_sure=False)
        is_next = all(self._is_filler(word) for word in between)
        is_alone = not noun.first or self._words[noun.first - 1].folded not in self._language.ands
        is_sure = is_alone and (is_next or between[0] in self._language.prepositions)
        return _subject(noun, is_sure=is_sure)

    def _behind(self, verb: int) -> Subject | None:
        """Return the subject of a verb that stands before it."""
        if self._words[verb].folded in self._language.addressing:
            return None
        nouns = [noun for noun in self._nouns if noun.first > verb]
        phrase = [noun for noun in nouns if not self._is_broken(verb, noun.first)]
        if not phrase:
            return _subject(nouns[0], is_sure=False) if nouns else self._unnamed_behind(verb)
        noun = phrase[0]
        for other in phrase[1:]:
            between = {word.folded for word in self._words[noun.last + 1 : other.first]}
            if not self._language.ands.isdisjoint(between):
                return _subject(noun, is_sure=False)
            noun = other if self._language.prepositions.isdisjoint(between) else noun
        following = self._text[noun.end : self._end].lstrip(" ")[:1]
        ends = noun.last + 1 == len(self._words) or not following.isalnum()
        is_sure = ends or self._words[noun.last + 1].folded in self._language.breaks
        return _subject(noun, is_sure=is_sure)

    def _unnamed_behind(self, verb: int) -> Subject | None:
        """Return the words behind a verb as its subject: said a neighbour of theirs."""
        last = verb
        while last + 1 < len(self._words) and not self._is_broken(verb, last + 1):
            last += 1
        if last == verb or self._words[verb + 1].folded in self._language.breaks:
            return None
        return Subject(None, "", False, (self._words[verb + 1].start, self._words[last].end))

    def _is_broken(self, verb: int, first: int) -> bool:
        """Tell whether something ends the words that belong to the subject behind a verb."""
        between = self._text[self._words[verb].end : self._words[first].start]
        folded = (word.folded for word in self._words[verb + 1 : first])
        return not self._language.breaks.isdisjoint(folded) or any(
            mark in between for mark in ",;:(—–"
        )

    def _according(self) -> Subject | None:
        for number in range(1, len(self._words)):
            if ends_according(self._words[:number]):
                noun = next((noun for noun in self._nouns if noun.first >= number), None)
                return _subject(noun, is_sure=False) if noun else None
        return None

    def _signature(self) -> Subject | None:
        """Return who signs a quotation: "…" – Blinken."""
        lead = self._text[self._start : self._words[0].start].strip()
        if self._nouns and self._nouns[0].first == 0 and lead in ("-", "–", "—"):
            return _subject(self._nouns[0], is_sure=False)
        return None

    def _beside(self) -> Subject | None:
        """Return who is named within the first words, beside a verb that is not known."""
        noun = self._nouns[0] if self._nouns else None
        if noun is None or noun.mention is None or noun.first > 1:
            return None
        is_alone = noun.last - noun.first + 1 == len(self._words)
        return None if is_alone else _subject(noun, is_sure=False)

    def _introduced(self) -> Subject | None:
        """Return who is named last before a colon or a comma that leads to the quotation."""
        noun = self._nouns[-1] if self._nouns else None
        if noun is None:
            return None
        lead = self._text[noun.end : self._end].strip()
        if "," in lead[:-1] or (lead[-1:] == "," and not noun.mention):
            return None
        is_sure = noun.first == 0 and lead == ":" and bool(noun.mention)
        return _subject(noun, is_sure=is_sure)


def _subject(noun: Noun, *, is_sure: bool) -> Subject:
    return Subject(noun.mention, noun.name, is_sure and noun.is_sure, (noun.start, noun.end))
