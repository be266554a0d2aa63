"""Mistakes in the use of the command line."""

from factcheck.records import FactcheckError


class UsageError(FactcheckError):
    """The command cannot run as it was called."""
