"""What the bot remembers, in one database: SQLite in a file, or a server for several processes."""
