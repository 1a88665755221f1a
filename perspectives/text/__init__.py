"""What everything reads with: texts folded, searched, compared, split into words, spans and lines.

Takes strings; gives values in character offsets. It knows neither articles nor files.
"""
