"""The officers' pages: each module brings its addresses."""
