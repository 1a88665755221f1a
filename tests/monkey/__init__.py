"""A monkey at the keys of the program on a real pseudo-terminal, and the laws that hold for it.

`presses` says what it does, drawn from a seed; `trial` does it to a copy of a story and watches;
`ledger` holds what the files say afterwards against the journal. `python -m tests.monkey` reports.
"""
