"""Places with their codes and coordinates: which place a name means."""
