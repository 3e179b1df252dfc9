"""Arguments become ledger calls, and their answers text: the ``beleg`` command."""

from beleg.cli.app import main

__all__ = ["main"]
