"""Ratios measured side by side in one run; each module prints its table, `make bench` keeps them in docs."""
