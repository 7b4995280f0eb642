"""Stored figures to time series: what the dashboard draws."""
