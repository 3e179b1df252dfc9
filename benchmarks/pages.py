"""An invented article becomes a page of the web, in the ways in which newspapers make theirs: eight templates.

Around the article stands what stands around articles: navigation, a cookie notice, scripts, teasers of other articles, a
newsletter, comments, an imprint. Nothing here was ever published; no outlet of these names exists.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Final, NamedTuple


class Story(NamedTuple):
    """An article as its outlet has it; ``others`` are titles of other articles, for teasers."""

    title: str
    paragraphs: Sequence[str]
    published: str
    language: str
    outlet: str
    url: str
    agency: str | None = None
    others: Sequence[str] = ()

    @property
    def text(self) -> str:
        """Title and paragraphs: what a reader of the article reads."""
        return "\n".join([self.title, *self.paragraphs])


_SECTIONS: Final = {
    "de": [
        "Politik",
        "Wirtschaft",
        "Sport",
        "Kultur",
        "Panorama",
        "Wissen",
        "Reise",
        "Auto",
        "Meinung",
        "Regional",
        "Wetter",
        "Rätsel",
    ],
    "en": [
        "Politics",
        "Business",
        "Sport",
        "Culture",
        "World",
        "Science",
        "Travel",
        "Motoring",
        "Opinion",
        "Local",
        "Weather",
        "Puzzles",
    ],
}
_WORDS: Final = {
    "de": {
        "cookies": "Wir und unsere 214 Partner verwenden Cookies, um Inhalte und Anzeigen zu personalisieren.",
        "accept": "Alle akzeptieren",
        "newsletter": "Melden Sie sich für unseren Newsletter an. Mehr als 120.000 Leser erhalten ihn schon.",
        "paywall": "Jetzt weiterlesen. Testen Sie uns 4 Wochen für nur 1 Euro. Sie haben schon ein Abo? Anmelden.",
        "more": "Mehr zum Thema",
        "comments": "Kommentare",
        "comment": "Danke für den Artikel, das sehe ich genauso.",
        "imprint": "Impressum · Datenschutz · AGB · Abo kündigen",
        "updated": "Stand",
        "read": "Lesezeit 3 Minuten",
        "photo": "Ein Archivbild. Foto: Beispielagentur",
        "share": "Artikel teilen",
    },
    "en": {
        "cookies": "We and our 214 partners use cookies to personalise content and advertisements.",
        "accept": "Accept all",
        "newsletter": "Sign up for our newsletter. More than 120,000 readers already get it.",
        "paywall": "Continue reading. Try us 4 weeks for only 1 euro. Already a subscriber? Sign in.",
        "more": "More on this topic",
        "comments": "Comments",
        "comment": "Thank you for this article, my thoughts exactly.",
        "imprint": "Imprint · Privacy · Terms · Cancel subscription",
        "updated": "Updated",
        "read": "3 minute read",
        "photo": "A file picture. Photo: Example Agency",
        "share": "Share this article",
    },
}


def _day(story: Story) -> str:
    year, month, day = story.published.split("-")
    if story.language == "de":
        return f"{day}.{month}.{year}, 17:05 Uhr"
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"


_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def _script(story: Story, size: int) -> str:
    """A script of about so many bytes, which a page brings for its advertisements."""
    made = random.Random(story.url)
    calls = [
        f'window.ads.push({{slot:"s{made.randrange(9999)}",w:{made.randrange(999)},h:{made.randrange(999)}}});'
        for _ in range(size // 48)
    ]
    return f"<script>{''.join(calls)}</script>"


def _style(story: Story, size: int) -> str:
    made = random.Random(story.url + "style")
    rules = [
        f".c{made.randrange(16**6):06x}{{margin:{made.randrange(40)}px 0;color:#{made.randrange(16**6):06x}}}"
        for _ in range(size // 40)
    ]
    return f"<style>{''.join(rules)}</style>"


def _navigation(story: Story) -> str:
    items = "".join(
        f'<li class="nav__item"><a class="nav__link" href="/{name.lower()}/">{name}</a></li>'
        for name in _SECTIONS[story.language]
    )
    return f'<nav class="nav"><ul class="nav__list">{items}</ul></nav>'


def _teasers(story: Story, tag: str = "article") -> str:
    return "".join(
        f'<{tag} class="teaser"><a href="/artikel/{number}.html"><img src="/b/{number}.jpg" alt="">'
        f'<h3 class="teaser__title">{escape(title)}</h3></a>'
        f'<time datetime="2019-01-{number % 28 + 1:02}">{number % 28 + 1}.1.2019</time></{tag}>'
        for number, title in enumerate(story.others, 100)
    )


def _graph(story: Story) -> str:
    """The article as linked data of schema.org."""
    held = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": f"{story.published}T17:05:00+01:00",
        "dateModified": "2031-05-05T09:00:00+02:00",
        "mainEntityOfPage": {"@type": "WebPage", "@id": story.url},
        "author": {"@type": "Organization", "name": story.agency or story.outlet},
        "publisher": {"@type": "NewsMediaOrganization", "name": story.outlet},
    }
    return f'<script type="application/ld+json">{json.dumps(held, ensure_ascii=False)}</script>'


def _open_graph(story: Story, dated: bool = True) -> str:
    said = {
        "og:type": "article",
        "og:title": story.title,
        "og:site_name": story.outlet,
        "og:url": story.url,
        "og:description": story.paragraphs[0],
    }
    if dated:
        said["article:published_time"] = f"{story.published}T17:05:00+01:00"
    return "".join(f'<meta property="{key}" content="{escape(value)}">' for key, value in said.items())


def _head(story: Story, *parts: str, charset: str = "utf-8") -> str:
    return (
        f'<!DOCTYPE html><html lang="{story.language}"><head><meta charset="{charset}">'
        f"<title>{escape(story.title)} | {escape(story.outlet)}</title>{''.join(parts)}</head>"
    )


def _credited(story: Story) -> str:
    return f'<p class="source">{story.outlet}/{story.agency}</p>' if story.agency else ""


def portal(story: Story) -> str:
    """A large portal: everything in divisions, boxes between the paragraphs, linked data."""
    say = _WORDS[story.language]
    body = [f'<p class="article__text">{escape(each)}</p>' for each in story.paragraphs]
    body.insert(min(2, len(body)), f'<div class="newsletter-box"><p>{say["newsletter"]}</p></div>')
    body.insert(
        min(4, len(body)),
        f'<figure class="image"><img src="/b.jpg"><figcaption>{say["photo"]}</figcaption></figure>',
    )
    return (
        _head(story, _open_graph(story), _graph(story), _style(story, 20_000), _script(story, 20_000))
        + f'<body><div id="cmp" class="cookie-layer"><p>{say["cookies"]}</p><button>{say["accept"]}</button></div>'
        + f'<header>{_navigation(story)}</header><div class="page"><div class="content"><div class="article">'
        + f'<h1 class="article__title">{escape(story.title)}</h1><div class="article__meta">'
        + f'<time datetime="{story.published}T17:05:00+01:00">{_day(story)}</time> <span>{say["read"]}</span></div>'
        + f'<div class="article__body">{"".join(body)}{_credited(story)}</div>'
        + f'<div class="share">{say["share"]}</div></div><div class="related"><h2>{say["more"]}</h2>'
        + f"{_teasers(story, 'div')}</div></div></div><footer>{_navigation(story)}<p>{say['imprint']}</p></footer>"
        + f"{_script(story, 30_000)}</body></html>"
    )


def weblog(story: Story) -> str:
    """A blog system: one article element, a side column, comments below."""
    say = _WORDS[story.language]
    body = "\n\n".join(f"<p>{escape(each)}</p>" for each in story.paragraphs)
    comments = "".join(
        f'<li class="comment"><p>{say["comment"]}</p><time>3.4.2030</time></li>' for _ in range(12)
    )
    return (
        _head(story, _open_graph(story), f'<link rel="canonical" href="{story.url}">', _script(story, 12_000))
        + f'<body class="single"><div id="page"><header id="masthead">{_navigation(story)}</header><main>'
        + f'<article class="post hentry"><header class="entry-header"><h1 class="entry-title">{escape(story.title)}</h1>'
        + f'<span class="posted-on"><time class="entry-date published" datetime="{story.published}T17:05:00+01:00">'
        + f'{_day(story)}</time></span></header><div class="entry-content">{body}{_credited(story)}</div></article>'
        + f'<div id="comments"><h2>{say["comments"]}</h2><ol>{comments}</ol></div></main>'
        + f'<aside class="sidebar"><h2>{say["more"]}</h2>{_teasers(story, "div")}</aside>'
        + f"<footer><p>{say['imprint']}</p></footer></div></body></html>"
    )


def broadcaster(story: Story) -> str:
    """A broadcaster: semantic elements, the date as words in the text, no linked data."""
    say = _WORDS[story.language]
    body = "".join(f'<p class="m-text columns twelve">{escape(each)}</p>' for each in story.paragraphs)
    return (
        _head(
            story, _open_graph(story, dated=False), f'<meta name="date" content="{story.published}T17:05:00">'
        )
        + f"<body>{_navigation(story)}<main><article><div class=seitenkopf><h1><span>{escape(story.title)}</span></h1>"
        + f'<p class="metatextline">{say["updated"]}: {_day(story)}</p></div>{body}{_credited(story)}</article>'
        + f'<section class="teaserlist"><h2>{say["more"]}</h2>{_teasers(story)}</section></main>'
        + f"<footer>{say['imprint']}</footer>{_script(story, 25_000)}</body></html>"
    )


def old(story: Story) -> str:
    """A page of the nineties: tables, lines broken by hand, no metadata; in Latin-1 where it fits."""
    say = _WORDS[story.language]
    links = "<br>".join(f'<a href="/{name}.htm">{name}</a>' for name in _SECTIONS[story.language])
    body = "<br><br>\n".join(escape(each) for each in story.paragraphs)
    return (
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><title>'
        f"{escape(story.outlet)}: {escape(story.title)}</title></head><body bgcolor=white><table width=760><tr>"
        f"<td width=120 valign=top><font size=1>{links}</font></td><td valign=top><h1>{escape(story.title)}</h1>"
        f"<font size=2>{_day(story)}<br><br>\n{body}</font>{_credited(story)}</td></tr></table>"
        f"<center><font size=1>{say['imprint']}</font></center></body></html>"
    )


def bare(story: Story) -> str:
    """Hardly more than the article."""
    body = "\n".join(f"<p>{escape(each)}" for each in story.paragraphs)
    date = f'<time datetime="{story.published}">{_day(story)}</time>'
    return f"{_head(story)}<body><h1>{escape(story.title)}</h1>\n<p>{date}</p>\n{body}\n{_credited(story)}</body></html>"


def rendered(story: Story) -> str:
    """A page that a script renders: hashed names of classes, the whole state once more as JSON at its end."""
    say = _WORDS[story.language]
    made = random.Random(story.url)
    name = [f"css-{made.randrange(16**6):06x}" for _ in range(9)]
    body = "".join(
        f'<div class="{name[0]}"><div class="{name[1]}"><p class="{name[2]} {name[3]}">{escape(each)}</p></div></div>'
        for each in story.paragraphs
    )
    state = {
        "props": {"article": {"title": story.title, "body": list(story.paragraphs)}, "ads": list(range(3000))}
    }
    return (
        _head(story, _open_graph(story), _graph(story), _style(story, 40_000))
        + f'<body><div id="__next"><div class="{name[4]}"><p>{say["cookies"]}</p></div>{_navigation(story)}'
        + f'<main id="main"><section class="{name[5]}"><h1 class="{name[6]}">{escape(story.title)}</h1>'
        + f'<div class="{name[7]}">{body}{_credited(story)}</div></section><section class="{name[8]}">'
        + f"<h2>{say['more']}</h2>{_teasers(story, 'li')}</section></main><footer>{say['imprint']}</footer></div>"
        + f'<script id="__NEXT_DATA__" type="application/json">{json.dumps(state)}</script></body></html>'
    )


def guarded(story: Story) -> str:
    """A newspaper behind a barrier: the text is there, and between its parts what asks for money."""
    say = _WORDS[story.language]
    body = [f"<p>{escape(each)}</p>" for each in story.paragraphs]
    body.insert(1, f'<div class="paywall piano-container"><p>{say["paywall"]}</p></div>')
    return (
        _head(story, _open_graph(story), _graph(story), _script(story, 30_000))
        + f'<body><div class="consent" role="dialog"><p>{say["cookies"]}</p></div>{_navigation(story)}'
        + f'<main class="layout"><article class="article-detail"><h1>{escape(story.title)}</h1>'
        + f'<div class="byline"><time datetime="{story.published}T17:05:00+01:00">{_day(story)}</time></div>'
        + f'<div class="article-body">{"".join(body)}{_credited(story)}</div></article></main>'
        + f"<aside>{_teasers(story)}</aside><footer>{say['imprint']}</footer></body></html>"
    )


def ticker(story: Story) -> str:
    """A running report: each paragraph an entry with its own time."""
    say = _WORDS[story.language]
    body = "".join(
        f'<div class="ticker-entry"><time datetime="{story.published}T{8 + number % 12:02}:00">{8 + number % 12}:00</time>'
        f'<div class="entry-text"><p>{escape(each)}</p></div></div>'
        for number, each in enumerate(story.paragraphs)
    )
    return (
        _head(story, _open_graph(story), _graph(story), _script(story, 20_000))
        + f'<body>{_navigation(story)}<main><article class="liveblog"><h1>{escape(story.title)}</h1>'
        + f'<div class="liveblog-entries">{body}</div>{_credited(story)}</article></main>'
        + f"<aside><h2>{say['more']}</h2>{_teasers(story)}</aside><footer>{say['imprint']}</footer></body></html>"
    )


def section(story: Story) -> str:
    """The front of a section, which is no article: teasers, each with the beginning of what it leads to."""
    say = _WORDS[story.language]
    teasers = "".join(
        f'<div class="teaser"><a href="/artikel/{number}.html"><h2>{escape(title)}</h2><p>{say["share"]}</p></a></div>'
        for number, title in enumerate(story.others)
    )
    return (
        _head(story._replace(title=story.outlet), _style(story, 20_000), _script(story, 20_000))
        + f'<body><div class="cookie-layer"><p>{say["cookies"]}</p></div>{_navigation(story)}<main>{teasers}</main>'
        + f"<footer>{_navigation(story)}<p>{say['imprint']}</p></footer></body></html>"
    )


TEMPLATES: Final[Mapping[str, Callable[[Story], str]]] = {
    each.__name__: each for each in (portal, weblog, broadcaster, old, bare, rendered, guarded, ticker)
}
