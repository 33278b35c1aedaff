"""Text: articles, passages, places, dates and events.  Knows no vectors, no Discord, no clock."""
