"""Discord messages as a page to look at, made from the payloads that are sent."""
