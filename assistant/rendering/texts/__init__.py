"""Letter texts: Markdown with named blanks in, the blocks of a structured letter out."""
