"""What a person does to statements, as changes to files that keep every other byte.

Takes a `Story` and what is wanted; gives an `Edit`, which `saving` carries out.
"""
