"""How the bot is doing, for those who run it: a line of log an answer, figures, a health check."""
