"""The index on disk: what was derived once of a text or a pair, kept by content and version."""
