"""What an NGO keeps: documents, the figures read from them, feeds and their captures.

``models`` are the tables, ``save`` and ``reextract`` write what is captured, ``queries``, ``places`` and
``documents`` read it; ``reviews``, ``annotations`` and ``briefings`` keep what people decided, noted and told.
``engine`` opens SQLite or PostgreSQL and brings its tables up to date with ``migrations``; nobody else writes or
reads. This package knows neither the tracker nor the dashboard.
"""
