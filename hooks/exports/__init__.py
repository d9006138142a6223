"""The site's data for other programs: one module for each form, from the content to bytes."""
