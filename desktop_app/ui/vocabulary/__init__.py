"""Lists of names that are marked in every transcript."""
