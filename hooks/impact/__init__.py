"""What a change of the data does to prices, choices, customers and services, as Markdown."""
