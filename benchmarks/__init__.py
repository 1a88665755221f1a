"""What docs/performance.md reports, each module run with one command."""
