"""Pages are made by processes beside the one that answers: ``pool`` has them, ``maker`` is their work, ``loaded`` what they begin with."""
