"""What privacyrules costs, beside what its peers cost: `python -m tests.benchmarks`."""
