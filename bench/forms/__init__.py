"""A trial of forms for editors: what Decap and Sveltia do to a data file when one price changes."""
