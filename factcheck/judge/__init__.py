"""The symbolic judge: ordered levels, relations with dates, verdicts from evidence."""
