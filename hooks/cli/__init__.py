"""The command takst."""
