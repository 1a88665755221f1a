"""What an article's own words tell about who says what in it."""
