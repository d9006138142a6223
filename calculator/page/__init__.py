"""The one door for the page: questions in, answers as JSON out."""
