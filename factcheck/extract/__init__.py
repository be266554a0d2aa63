"""A sentence becomes claims: predicate frames, roles, attribution, mood, quantities, dates."""

from factcheck._callable import make_callable

make_callable(__name__)
