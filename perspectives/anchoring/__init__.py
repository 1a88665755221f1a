"""Where a quote stands in an article.

Takes an article's text and a quote; gives a `Passage` with its state, score and spans.
"""
