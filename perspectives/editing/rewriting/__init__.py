"""Changes to the text of one perspective file that keep every character that they are not about.

Takes a `PerspectiveFile` and changes; gives the new text.
"""
