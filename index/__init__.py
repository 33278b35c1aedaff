"""Vectors and words: from articles to an immutable snapshot, and from a question to hits."""
