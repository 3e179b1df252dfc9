"""What two readers decided about the same figures: how far they agree, and where they do not."""

from __future__ import annotations

from beleg.report.html.decisions import decision_words
from beleg.report.words import number, one_line
from beleg.review.agreement import Agreement, Both
from beleg.web.visit import Shown, Visit

_MOST = 200  # figures listed


def show(visit: Visit) -> Shown:
    """The page: of the two that are asked for, else of the two with most figures in common."""
    couples = visit.ledger.pages.couples()
    first, second = visit.wanted("first") or "", visit.wanted("second") or ""
    if not first or not second:
        first, second = couples[0][:2] if couples else ("", "")
    found = visit.ledger.pages.agreement(first, second)
    apart = [each for each in found.both if not each.same]
    return Shown(
        "agreement.html",
        visit.say("agreeing.title"),
        {
            "couples": couples,
            "found": found,
            "sentence": _sentence(visit, found),
            "kappa": _kappa(visit, found),
            "apart": [_line(visit, each) for each in apart[:_MOST]],
            "same": [_line(visit, each) for each in found.both if each.same][:_MOST],
        },
        data=lambda: {
            "first": found.first,
            "second": found.second,
            "n": len(found.both),
            "same": found.same,
            "kappa": found.kappa,
        },
    )


def _sentence(visit: Visit, found: Agreement) -> str:
    same = number(found.same, visit.ui)
    return visit.counted(
        "agreeing.sentence", len(found.both), first=found.first, second=found.second, same=same
    )


def _kappa(visit: Visit, found: Agreement) -> str:
    n = number(len(found.both), visit.ui)
    if found.kappa is None:
        return visit.say("agreeing.no_kappa", n=n)
    return visit.say("agreeing.kappa", kappa=number(found.kappa, visit.ui), n=n)


def _line(visit: Visit, each: Both) -> tuple[str, str, str, str, str]:
    """The id, the quote, the sentence, and what each of the two decided."""
    return (
        each.figure.id,
        one_line(each.figure.quote),
        one_line(each.figure.sentence.of(each.article.text)),
        f"{each.first.user}: {decision_words(each.first, visit.ui)}",
        f"{each.second.user}: {decision_words(each.second, visit.ui)}",
    )
