"""A perspective file: its keys, reading it with positions, what may be wrong in it.

Takes the text of a YAML file; gives a `PerspectiveFile` (the perspective, its nodes, its faults).
"""
