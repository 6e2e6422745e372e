"""What we know: tables, and nothing that reaches beyond one row."""
