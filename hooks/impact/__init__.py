"""The impact of a change of the data on prices, choices, customers, services and pages."""
