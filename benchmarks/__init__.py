"""How long the heavy parts take; ``make bench`` runs them."""
