"""From a file that is handed in to its recording in the store."""
