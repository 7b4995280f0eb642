"""What an NGO keeps: documents, the figures read from them, feeds and their captures.

``models`` are the tables, ``save`` holds the only writes, ``queries`` the only reads, ``engine``
opens SQLite or PostgreSQL and brings its tables up to date with ``migrations``. This package knows
neither the tracker nor the dashboard.
"""
