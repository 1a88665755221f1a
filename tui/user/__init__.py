"""What is the user's own: settings, remembered places, crash reports, the editor.

Takes and gives files in the user's folders.
"""
