"""Everything we say to a victim, in Welsh. Which of it a Welsh speaker has read is in docs/welsh-review.md."""
