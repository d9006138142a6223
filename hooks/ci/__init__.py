"""What only the workflows run."""
