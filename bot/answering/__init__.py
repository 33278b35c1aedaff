"""From a question to a proved answer.  Pure: no Discord, no files, no clock."""
