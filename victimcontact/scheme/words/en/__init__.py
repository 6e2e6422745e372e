"""Everything we say to a victim, in English."""
