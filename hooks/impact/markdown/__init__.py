"""The impact of a change as Markdown."""
