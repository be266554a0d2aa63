"""The symbolic judge: ordered levels, relations with dates, verdicts from evidence."""

from factcheck._callable import make_callable

make_callable(__name__)
