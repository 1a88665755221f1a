"""What the editor of a perspective file knows of texts: no widgets, and nothing of a story."""
