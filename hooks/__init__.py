"""The build side of Takst: data files in, site out."""
