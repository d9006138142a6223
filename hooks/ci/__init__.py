"""Scripts that only the workflows run."""
