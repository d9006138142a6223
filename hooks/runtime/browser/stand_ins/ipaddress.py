"""In place of ipaddress, which urllib.parse asks about hosts; no address of Takst names one."""
