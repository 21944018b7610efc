"""Audit packages: gathered, pseudonymised, signed; read back without trusting anything in them."""
