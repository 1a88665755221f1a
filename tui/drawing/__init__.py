"""What is drawn, as values: texts, tints, themes, cards.

Takes a story and widths in cells; gives segments and styles. It knows no screen.
"""
