"""What buttons, selects and forms do, one file a matter."""
