"""What is open for review, and in which order."""

from __future__ import annotations

from tests.report.invented import finding, told

from beleg.model import Decision, Evidence
from beleg.review.queue import open_figures

TOLD = [told("f", "300", 300), told("g", "500", 500), told("h", "Toten", None)]
FIRST, SECOND, THIRD = (each.figure.id for each in TOLD)


def decided(target: str, verdict: str, minute: int = 10) -> Decision:
    return Decision(target, verdict, "ines", f"2031-03-05T10:{minute}")


def test_conflicts_come_first_then_checks_then_notes() -> None:
    findings = [
        finding("echo", (), (FIRST,), severity="note"),
        finding("jump", (SECOND,), (), severity="check"),
        finding("contradiction", (), (THIRD, FIRST), severity="conflict"),
    ]
    found = open_figures(TOLD, findings, [])
    assert [each.told.figure.id for each in found] == [FIRST, THIRD, SECOND]
    assert [each.kinds for each in found] == [("contradiction", "echo"), ("contradiction",), ("jump",)]


def test_what_was_decided_is_closed_unless_it_was_taken_back_or_unsure() -> None:
    made = [
        decided(FIRST, "accept"),
        decided(SECOND, "unsure"),
        decided(THIRD, "reject"),
        decided(THIRD, "undo", 11),
    ]
    assert [each.told.figure.id for each in open_figures(TOLD, [], made)] == [SECOND, THIRD]


def test_what_a_person_corrected_is_closed_whatever_its_id_is_now() -> None:
    figure = TOLD[0].figure._replace(evidence=(Evidence("low", "decision"),))
    assert open_figures([TOLD[0]._replace(figure=figure)], [], []) == []
