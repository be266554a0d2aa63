"""Which claims speak of the same thing: names, arguments, alignment, near-duplicates."""
