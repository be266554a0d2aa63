"""What the user states: `factcheck.toml` and the claims files beside it, checked and read."""
