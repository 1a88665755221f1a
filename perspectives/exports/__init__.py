"""Stories as data for other programs: one module a format."""
