"""How good the answers are: `python -m tests.evaluation`, or `make eval`, prints the tables."""
