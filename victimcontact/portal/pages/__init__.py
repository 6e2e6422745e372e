"""The victims' pages: each module brings its addresses."""
