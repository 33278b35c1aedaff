"""The commands of `python -m index`, one a file: `add_options(parser)` and `run(options)`."""
