"""One file a format: each turns what was found into an Article."""
