"""One module per program that is measured; each reads a job on standard input and writes what came out."""
