"""From a feed to figures: feed → document → figures → claims → database → series → chart → export.

``sources`` bring documents, ``readers`` turn bytes into a ``Document``, ``extractors`` read its
figures with the words of ``languages`` and the places of ``gazetteer``, ``capture`` saves both
through ``db``, ``schedule`` does so at each feed's interval, and ``trends`` turns stored figures
into the lines that the dashboard draws.

``document``, ``figure``, ``metrics``, ``languages``, ``extractors`` and ``trends`` are pure: no
database, no network, no clock.
"""
