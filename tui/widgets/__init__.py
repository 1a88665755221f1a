"""One widget a file: each draws what it is given and tells its screen what was done to it."""
