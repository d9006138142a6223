"""What the finished site is checked for."""
