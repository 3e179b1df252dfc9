"""A ledger becomes a local web app: pages to look, trace and review.

``application`` is the app as any ASGI server takes it, ``serve`` runs it. Pages call the ledger, and nothing below it.
"""

from beleg.web.app import application
from beleg.web.processes.pool import usual
from beleg.web.serving import Beside, serve

__all__ = ["Beside", "application", "serve", "usual"]
