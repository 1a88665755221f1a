"""Where a sentence ends, as far as letters and marks tell.

A full stop ends a sentence, unless it may be that of an abbreviation: the word before it is as
short as "Mr." or "Gov." then. To miss the end of a sentence costs less than to see one in a name.
"""

from __future__ import annotations

import re

LONGEST_ABBREVIATION = 3
"""In letters: behind so few, a full stop is taken for that of an abbreviation."""

BEHIND_A_WORD = rf"(?<=\w{{{LONGEST_ABBREVIATION + 1}}})"
"""In a regular expression: behind a word that is no abbreviation."""

SENTENCE_END = re.compile(rf"{BEHIND_A_WORD}[.!?]\s")
