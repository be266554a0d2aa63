"""A sentence becomes claims: predicate frames, roles, attribution, mood, quantities, dates."""
