"""Documents on paper and in files: letters, reports, and the print room's cover list. Values go in, bytes come out."""
