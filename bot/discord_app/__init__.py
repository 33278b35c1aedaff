"""The Discord client: a thin skin over the answerer."""
