"""What a change does, said in Markdown."""
