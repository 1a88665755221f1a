"""The command line: it asks the domain and prints. Textual is imported only where a screen opens.

Takes arguments; gives lines, JSON and an exit code.
"""
