"""The site's scripts and styles, and their compressed forms."""
