"""Which findings sets of copies become."""

from __future__ import annotations

from beleg.reconcile.copies import Copies
from beleg.reconcile.syndication import findings


def test_sets_of_articles_without_figures_are_findings_of_their_own() -> None:
    sets = [Copies(root, (copy,), (), 0.96, False, None) for root, copy in ("ab", "cd")]
    found = list(findings(sets, (), {}))
    assert [each.articles for each in found] == [("a", "b"), ("c", "d")]
    assert len({each.id for each in found}) == 2
