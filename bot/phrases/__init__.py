"""Everything a person reads, in one folder of sentences a language."""
