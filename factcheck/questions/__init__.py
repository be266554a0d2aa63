"""Claims to questions, positions and states over time."""
