"""The frame around the pages: header, status bar, notifications, and the window that says what is wrong."""
