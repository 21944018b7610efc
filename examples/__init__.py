"""Example folders, and the maker that writes them."""
