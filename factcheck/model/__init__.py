"""The inference model: its weights, its card, and the runtime that feeds them."""
