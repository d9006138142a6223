"""A build of the whole site."""
