"""The commands of `python -m bot`, one file each, imported only when asked for."""
