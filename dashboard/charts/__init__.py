"""Charts: data in, plain figure dicts out; no database and no page is known here."""
