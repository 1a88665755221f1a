"""What is wrong or doubtful in a story, and mending it.

Takes a `Story`; gives diagnostics, or an `Edit` that mends what has one certain answer.
"""
