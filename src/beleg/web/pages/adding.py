"""Words of an article that no rule took for a figure become the form of one, and the form a decision.

The words are said first: marked in the text, typed as they stand there, or by their places. Then comes the form of a
correction, with nothing in it but the number that they say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from starlette.responses import RedirectResponse, Response

from beleg.bookkeeping.marking import AT_MOST, places
from beleg.ledger import DecisionError
from beleg.model import CORRECTABLE, Article, Decision, Figure, Span
from beleg.report.html.view import tongue
from beleg.review.checking import LONGEST_QUOTE
from beleg.stores.paging import ArticleWhole
from beleg.web.addresses import of_article, of_figure, with_query
from beleg.web.articles.details import title
from beleg.web.pages.correcting import beside, boxes, form, unread, value_of
from beleg.web.pages.deciding import LONGEST_REASON, dated, now
from beleg.web.visit import Shown, Trouble, Visit

KIND: Final = "add"  # of the form
_SHORTEST: Final = 12  # digits of an id that an address holds
_AROUND: Final = 60  # characters on each side of words that stand in several places


class Place(NamedTuple):
    """Where words stand that stand in several places, and the address that means these."""

    before: str
    words: str
    after: str
    address: str


def show(visit: Visit) -> Shown:
    """The form of the words that the address says; where it says none, or too little, the form that asks for them."""
    whole = _whole(visit, visit.wanted("add") or "")
    found, problem = _asked(visit, whole.article)
    if len(found) == 1 and not problem:
        return _form(visit, whole, visit.ledger.sketch(whole.article, found[0]))
    return _shown(visit, whole, problem=problem, places=[_place(whole.article, each) for each in found])


def decide(visit: Visit) -> Shown | Response:
    """Keep that these words are a figure, and go on to it in its article."""
    whole = _whole(visit, visit.sent("article"))
    article = whole.article
    figure = visit.ledger.sketch(article, _span(article, visit.form))
    if visit.sent("move") or _problems(visit, article, figure):
        return _form(visit, whole, figure)
    made = _made(visit, article, figure)
    known = visit.ledger.history(made.target)
    try:
        visit.ledger.decide(dated([made], known.decisions if known else ()))
    except DecisionError as error:
        if error.code != "same_figure":
            raise
        return _form(visit, whole, figure, there=of_figure(str(error.values["other"])))
    visit.running.changed()
    return RedirectResponse(of_article(article.id, made.target), status_code=303)


def _whole(visit: Visit, id: str) -> ArticleWhole:
    whole = visit.ledger.pages.article(id) if len(id) >= _SHORTEST else None
    if whole is None:
        raise Trouble(404, "no_article")
    return whole


def _asked(visit: Visit, article: Article) -> tuple[Sequence[Span], str]:
    """The places that the address may mean, and what is wrong with it."""
    quote = visit.wanted("quote") or ""
    if visit.wanted("start") or visit.wanted("end"):
        span = _placed(article, visit.wanted("start"), visit.wanted("end"))
        return ([span], "") if span else ((), visit.say("adding.no_span", n=LONGEST_QUOTE))
    if len(quote) > LONGEST_QUOTE:
        return (), visit.say("adding.no_span", n=LONGEST_QUOTE)
    found = list(places(article.text, quote, (visit.wanted("before") or "")[-_AROUND:]))
    found = found or list(places(article.text, quote))
    return found, visit.say("wrong.not_in_text", value=quote) if quote and not found else ""


def _placed(article: Article, start: object, end: object) -> Span | None:
    """The stretch between two places as they are written, ``None`` where they bound none."""
    said = [
        int(each) for each in (str(start), str(end)) if each.isascii() and each.isdigit() and len(each) < 10
    ]
    if len(said) == 2 and said[0] < said[1] <= len(article.text) and said[1] - said[0] <= LONGEST_QUOTE:
        return Span(*said)
    return None


def _span(article: Article, sent: Mapping[str, object]) -> Span:
    """What a form marks, else the words that it was shown with."""
    span = _placed(article, sent.get("start"), sent.get("end"))
    span = span or next(places(article.text, str(sent.get("quote") or "")), None)
    if span is None:
        raise Trouble(400, "request")
    return span


def _problems(visit: Visit, article: Article, figure: Figure) -> dict[str, str]:
    """What is wrong with the form, by field."""
    found = unread(visit, figure.id)
    if not found:
        try:
            _made(visit, article, figure)
        except DecisionError as error:
            return dict([beside(error, visit)])
    return found


def _made(visit: Visit, article: Article, figure: Figure) -> Decision:
    fields = {name: value_of(visit, figure.id, name) for name in CORRECTABLE}
    return visit.ledger.addition(article, fields, visit.user, now(), visit.sent("reason")[:LONGEST_REASON])


def _place(article: Article, span: Span) -> Place:
    before = article.text[max(0, span.start - _AROUND) : span.start]
    after = article.text[span.end : span.end + _AROUND]
    return Place(
        before.partition(" ")[2] or before,
        span.of(article.text),
        after.rpartition(" ")[0] or after,
        with_query("/review", add=article.id[:12], start=span.start, end=span.end),
    )


def _form(visit: Visit, whole: ArticleWhole, figure: Figure, there: str = "") -> Shown:
    made = form(visit, whole.article, figure, whole.told, whole.statements, KIND, _problems)
    return _shown(visit, whole, correction=made, boxes=list(boxes(made)), there=there)


def _shown(visit: Visit, whole: ArticleWhole, problem: str = "", **more: object) -> Shown:
    article = whole.article
    values: dict[str, object] = {
        "article": article,
        "named": title(article, visit.ui),
        "language": tongue(article),
        "problem": problem,
        "asked": {name: visit.wanted(name) or "" for name in ("quote", "start", "end")},
        "places": (),
        "most": AT_MOST,
        "correction": None,
        "boxes": (),
        "there": "",
        "typed": visit.sent("reason"),
        **more,
    }
    wrong = problem or values["there"] or getattr(values["correction"], "problems", ())
    return Shown("adding.html", visit.say("adding.title"), values, status=422 if wrong else 200)
