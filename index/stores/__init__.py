"""Engines that hold a snapshot's vectors."""
