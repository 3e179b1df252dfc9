"""What a ledger does with its store: articles go in, what they touch is worked out anew, decisions are laid over figures."""
