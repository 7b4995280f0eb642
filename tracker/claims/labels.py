"""The spelling to show for names that no relation knows: their identity has neither case nor accents."""

import pandas as pd

from tracker.claims.names import Names


def add_labels(claimed: pd.DataFrame, places: Names, organizations: Names) -> pd.DataFrame:
    """Return the figures with ``place_name`` and ``organization_name``: canonical, else as most texts spell it."""
    told = claimed["source"].where(claimed["source"] != "", claimed["publisher"])
    return claimed.assign(
        place_name=_spelled(claimed["place_id"], claimed["place"], places),
        organization_name=_spelled(
            claimed["organization"], told.str.replace(r"\s*\([^)]*\)", "", regex=True), organizations
        ),
    )


def _spelled(identity: pd.Series, told: pd.Series, known: Names) -> pd.Series:
    unknown = ~identity.isin({*known.canonicals, ""})
    if not unknown.any():
        return identity
    pairs = pd.DataFrame({"identity": identity[unknown], "told": told[unknown].str.strip()})
    counts = (
        pairs.value_counts().reset_index().sort_values(["identity", "count", "told"], ascending=[True, False, True])
    )
    spelling = counts.drop_duplicates("identity").set_index("identity")["told"]
    return identity.where(~unknown, identity.map(spelling))
