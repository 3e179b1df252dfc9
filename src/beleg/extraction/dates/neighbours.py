"""The words beside a time, as sets: one for each question that a reader asks of a neighbour."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from beleg.languages import every_form


class Neighbours:
    """The table ``words`` of a language; each set holds every form, in small letters.

    ``inside`` is the pack's "in", which is no name in Python.
    """

    adjectives: frozenset[str]
    age_of: frozenset[str]
    age_of_joint: frozenset[str]
    aged: frozenset[str]
    ago_after: frozenset[str]
    ago_before: frozenset[str]
    ahead: frozenset[str]
    article_one: frozenset[str]
    between: frozenset[str]
    between_days: frozenset[str]
    bound_links: frozenset[str]
    clock: frozenset[str]
    clock_before: frozenset[str]
    clock_tail: frozenset[str]
    count_before: frozenset[str]
    count_nouns: frozenset[str]
    counted: frozenset[str]
    day_before: frozenset[str]
    day_link: frozenset[str]
    day_past: frozenset[str]
    daypart_before: frozenset[str]
    daypart_endings: frozenset[str]
    dayparts: frozenset[str]
    decade_endings: frozenset[str]
    decade_full: frozenset[str]
    decade_nouns: frozenset[str]
    fillers: frozenset[str]
    from_on: frozenset[str]
    function: frozenset[str]
    future_tense: frozenset[str]
    genitive: frozenset[str]
    hearsay: frozenset[str]
    hyphen_ages: frozenset[str]
    hyphen_units: frozenset[str]
    in_turn: frozenset[str]
    in_year: frozenset[str]
    inside: frozenset[str]
    later: frozenset[str]
    leading: frozenset[str]
    many_stems: frozenset[str]
    measured: frozenset[str]
    meridiem: frozenset[str]
    month_before: frozenset[str]
    night_to: frozenset[str]
    nights: frozenset[str]
    not_named: frozenset[str]
    number_and: frozenset[str]
    number_link: frozenset[str]
    numbered: frozenset[str]
    numbered_before: frozenset[str]
    offset_tail: frozenset[str]
    old: frozenset[str]
    ordinal_tails: frozenset[str]
    part_lead: frozenset[str]
    part_links: frozenset[str]
    past_auxiliary: frozenset[str]
    past_tense: frozenset[str]
    people: frozenset[str]
    perfect: frozenset[str]
    qualifiers: frozenset[str]
    range_and: frozenset[str]
    range_mid: frozenset[str]
    range_open: frozenset[str]
    rate_article: frozenset[str]
    same_day: frozenset[str]
    season_before: frozenset[str]
    season_not_after: frozenset[str]
    since: frozenset[str]
    since_span: frozenset[str]
    singular_before: frozenset[str]
    to_articles: frozenset[str]
    unit_alone: frozenset[str]
    unit_plural: frozenset[str]
    until: frozenset[str]
    weekly: frozenset[str]
    window_back: frozenset[str]
    window_joint: frozenset[str]
    window_one: frozenset[str]
    year_article: frozenset[str]
    year_links: frozenset[str]
    year_nouns: frozenset[str]
    year_strong: frozenset[str]
    years_open: frozenset[str]
    zones: frozenset[str]

    def __init__(self, table: Mapping[str, Any]) -> None:
        for name, patterns in table.items():
            setattr(self, "inside" if name == "in" else name, every_form(patterns))
