"""In place of importlib.resources, which is imported to name an abstract class of its own."""
