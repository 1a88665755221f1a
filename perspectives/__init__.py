"""The domain of Sidelong: articles, perspectives, and where each statement stands.

Nothing here knows a screen: neither Textual nor Rich is imported, and `tui` is never asked.
"""
