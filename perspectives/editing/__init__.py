"""Changes to perspective files that keep every character that they are not about."""
