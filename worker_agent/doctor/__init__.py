"""`earshot-worker doctor`: what keeps this machine from working, and how it is mended. Nothing is changed."""
