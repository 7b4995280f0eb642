"""Stored figures to time series: what the dashboard draws.

Grouped figures (``tracker.claims``) → ``trend``: ``claim_table`` (one row per claim) → ``starts`` and ``joining``
(since which day a total counts) → ``drawing`` and ``lines`` (whose line, through which claims) → ``tables``.
Beside it ``flows`` adds up by day, week or month, ``change`` tells what moved, ``flags`` what to beware of.
``docs/method.md`` tells the rules to an analyst.
"""
