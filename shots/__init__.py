"""Screenshots of the built site, to see what a change of the design does."""
