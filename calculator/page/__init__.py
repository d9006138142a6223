"""Answers for the page in the browser; `answer` is the only entry point."""
