"""What a change of the data does to prices, choices, customers, services and pages, as Markdown."""
