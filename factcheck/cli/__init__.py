"""The command line: flags to values, one library call, a format, an exit code."""
