"""Judging the balance of one roster, as published and as worked, by the criteria of a policy."""
