"""What migrations written in a programming language share: strings, comments, SQL in strings, findings."""
