"""The editor of a perspective file: what it knows of texts, and its panel and other widgets.

Takes the text of a file; gives messages with the file that has been typed.
"""
