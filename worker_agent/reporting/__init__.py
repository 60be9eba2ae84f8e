"""Reports over many recordings: the figures, and the documents that show them."""
