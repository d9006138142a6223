"""Replaces ipaddress, which urllib.parse needs for hosts; no address of Takst names one."""
