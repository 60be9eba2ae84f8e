"""Taking files in: the drop zone, the options, the progress."""
