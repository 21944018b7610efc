"""What anwroster's speed and quality are measured with; ``python -m benchmarks`` runs everything."""
