"""Sentences, dates, numbers, names and cues of a language; one data folder a language."""
