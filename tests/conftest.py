"""Hypothesis profiles: quick runs for people, the same examples every time in CI."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

# Reading the language data takes a second, so the first example of a run is slow.
_SLOW_START = (HealthCheck.too_slow,)

settings.register_profile("fast", max_examples=25, deadline=None, suppress_health_check=_SLOW_START)
settings.register_profile(
    "ci", max_examples=100, deadline=None, derandomize=True, suppress_health_check=_SLOW_START
)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if "CI" in os.environ else "fast")
)
