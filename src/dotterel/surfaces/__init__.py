"""What people and other programs see: the command line and the export formats. Floor 4."""
