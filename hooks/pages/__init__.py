"""Pages: values in, Markdown and HTML out."""
