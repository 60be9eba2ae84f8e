"""How values are written for people: in the window, on a terminal, in names of files."""
