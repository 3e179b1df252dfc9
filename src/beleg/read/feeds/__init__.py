"""News feeds, sitemaps and lists of addresses become the pages that they name, and these Articles.

``kinds`` tells what an input is, ``entries``, ``sitemaps`` and ``lists`` read what it names, ``visiting`` asks for the pages
without troubling any host (``robots``, ``schedule``), ``pages`` makes Articles of the answers.
"""
