"""What moderators do with the articles and the index, from Discord or a shell."""
