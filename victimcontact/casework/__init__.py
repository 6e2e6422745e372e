"""What we do: verbs and views of the work. The only room that reads and writes tables."""
