"""Ed25519: signing a manifest, and checking who signed it."""

from typing import Any

from anwroster.errors import UsageError
from anwroster.model import Signature
from anwroster.words import Language, say


def new_signing_key(language: Language = "nl") -> tuple[bytes, str]:
    """Return a new private key as PEM, and its public key in hexadecimal.

    Raises
    ------
    UsageError
        When the library for signatures is not installed.
    """
    key = _library(language).Ed25519PrivateKey.generate()
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()), _public(key)


def signed(manifest: bytes, pem: bytes, language: Language = "nl") -> Signature:
    """Return the signature over a manifest's bytes.

    Raises
    ------
    UsageError
        When ``pem`` is no private Ed25519 key, or the library is not installed.
    """
    library = _library(language)
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(pem, None)
    except Exception:  # whatever the library makes of a file that is something else
        key = None
    if not isinstance(key, library.Ed25519PrivateKey):
        raise UsageError(say("packages.no_signing_key", language))
    return Signature(public_key=_public(key), signature=key.sign(manifest).hex())


def holds(signature: Signature, manifest: bytes, language: Language = "nl") -> bool:
    """Return whether a signature was made over exactly these bytes with the key that it names.

    Raises
    ------
    UsageError
        When the library for signatures is not installed.
    """
    library = _library(language)
    from cryptography.exceptions import InvalidSignature

    try:
        key = library.Ed25519PublicKey.from_public_bytes(bytes.fromhex(signature.public_key))
        key.verify(bytes.fromhex(signature.signature), manifest)
    except (InvalidSignature, ValueError):  # a ValueError for a key that is no point of the curve
        return False
    return True


def _public(key: Any) -> str:
    found: str = key.public_key().public_bytes_raw().hex()
    return found


def _library(language: Language) -> Any:
    try:
        from cryptography.hazmat.primitives.asymmetric import ed25519
    except ImportError:
        raise UsageError(say("packages.no_library", language)) from None
    return ed25519
