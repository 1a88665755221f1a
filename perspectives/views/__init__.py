"""What the views show of a story, one module a view: data that no screen is needed to look at.

Takes a `Story`; gives values that do not change.
"""
