"""The country side by side: audits of many packages, kept as Parquet, compared over regions and years."""
