#!/usr/bin/env python3
"""Writes vectors.json: files in the age format (C2SP, age-encryption.org/v1) for scrypt recipients, good and bad ones.

A second implementation, written from the specification, with the primitives of pyca/cryptography. Run:
python3 generate.py > vectors.json. All is derived from the names of the vectors, so each run writes the same.
"""

import base64
import hashlib
import hmac
import json
import sys

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

CHUNK = 64 * 1024
LABEL = b"age-encryption.org/v1/scrypt"
PASSWORD = "correct horse \u00fc"


def derived(name, what, length):
    return hashlib.shake_256(f"{name}/{what}".encode()).digest(length)


def text(data):
    return base64.b64encode(data).rstrip(b"=").decode()


def hkdf(key, salt, info):
    return HKDF(SHA256(), 32, salt, info).derive(key)


def wrapped(file_key, salt, log_cost, password):
    key = hashlib.scrypt(password.encode(), salt=LABEL + salt, n=1 << log_cost, r=8, p=1, dklen=32, maxmem=1 << 30)
    return ChaCha20Poly1305(key).encrypt(bytes(12), file_key, None)


def stanza(arguments, body):
    encoded = text(body)
    lines = [encoded[at : at + 64] for at in range(0, len(encoded), 64)]
    if not lines or len(lines[-1]) == 64:
        lines.append("")
    return "-> " + " ".join(arguments) + "\n" + "".join(line + "\n" for line in lines)


def payload(file_key, nonce, plain):
    cipher = ChaCha20Poly1305(hkdf(file_key, nonce, b"payload"))
    pieces = [plain[at : at + CHUNK] for at in range(0, len(plain), CHUNK)] or [b""]
    sealed = [
        cipher.encrypt(number.to_bytes(11, "big") + bytes([number == len(pieces) - 1]), piece, None)
        for number, piece in enumerate(pieces)
    ]
    return nonce + b"".join(sealed)


def whole(stanzas, file_key, body, mac=None):
    head = ("age-encryption.org/v1\n" + "".join(stanzas) + "---").encode()
    right = hmac.new(hkdf(file_key, b"", b"header"), head, hashlib.sha256).digest()
    return head + b" " + text(mac(right) if mac else right).encode() + b"\n" + body


def vector(name, expect, plain=b"", cost=10, password=PASSWORD, change=None, salt=16, key=16, typed=PASSWORD, mac=None,
           end=None, kind="scrypt"):
    """change gets the arguments and the body of the stanza and returns all stanzas; end changes the payload."""
    file_key = derived(name, "file key", key)
    salt = derived(name, "salt", salt)
    body = wrapped(file_key, salt, cost, password)
    arguments = [kind, text(salt), str(cost)]
    stanzas = change(arguments, body) if change else [stanza(arguments, body)]
    content = payload(file_key, derived(name, "nonce", 16), plain)
    data = whole(stanzas, file_key, end(content) if end else content, mac)
    return {
        "name": name,
        "expect": expect,
        "password": typed,
        "file": base64.b64encode(data).decode(),
        "content": hashlib.sha256(plain).hexdigest(),
    }


def cost(value):
    return lambda arguments, body: [stanza([arguments[0], arguments[1], value], body)]


def flipped(data, at):
    changed = bytearray(data)
    changed[at] ^= 1
    return bytes(changed)


def beside(arguments, body):
    other = stanza(["X25519", text(derived("other", "share", 32))], derived("other", "body", 32))
    return [stanza(arguments, body), other]


VECTORS = [
    vector("empty", "OPENED"),
    vector("short", "OPENED", b"age"),
    vector("ascii password", "OPENED", b"age", password="password", typed="password"),
    vector("least work factor", "OPENED", b"age", cost=1),
    vector("work factor of the age tool", "OPENED", b"age", cost=18),
    vector("wrong password", "WRONG_PASSWORD", b"age", typed="correct horse"),
    vector("password in another form", "WRONG_PASSWORD", b"age", typed="correct horse u\u0308"),
    vector("wrapped key changed", "WRONG_PASSWORD", b"age", change=lambda a, b: [stanza(a, flipped(b, 3))]),
    vector("work factor changed", "WRONG_PASSWORD", b"age", change=cost("9")),
    vector("type in capitals", "NOT_A_PASSWORD", b"age", kind="SCRYPT"),
    vector("too expensive", "TOO_EXPENSIVE", b"age", change=cost("23")),
    vector("work factor zero", "DAMAGED_HEADER", b"age", change=cost("0")),
    vector("work factor with a leading zero", "DAMAGED_HEADER", b"age", change=cost("010")),
    vector("work factor with a sign", "DAMAGED_HEADER", b"age", change=cost("+10")),
    vector("negative work factor", "DAMAGED_HEADER", b"age", change=cost("-10")),
    vector("work factor in hexadecimal", "DAMAGED_HEADER", b"age", change=cost("0xa")),
    vector("work factor too long", "DAMAGED_HEADER", b"age", change=cost("18446744073709551626")),
    vector("work factor missing", "DAMAGED_HEADER", b"age", change=lambda a, b: [stanza(a[:2], b)]),
    vector("salt missing", "DAMAGED_HEADER", b"age", change=lambda a, b: [stanza([a[0], a[2]], b)]),
    vector("salt too short", "DAMAGED_HEADER", b"age", salt=15),
    vector("salt too long", "DAMAGED_HEADER", b"age", salt=17),
    vector("argument too many", "DAMAGED_HEADER", b"age", change=lambda a, b: [stanza([*a, "10"], b)]),
    vector("wrapped key too long", "DAMAGED_HEADER", b"age", key=24),
    vector("twice", "DAMAGED_HEADER", b"age", change=lambda a, b: [stanza(a, b), stanza(a, b)]),
    vector("beside a key", "DAMAGED_HEADER", b"age", change=beside),
    vector("header authenticated wrongly", "DAMAGED_HEADER", b"age", mac=lambda right: flipped(right, 0)),
    vector("header authenticated in part", "DAMAGED_HEADER", b"age", mac=lambda right: right[:-1]),
    vector("no payload", "DAMAGED_HEADER", end=lambda content: b""),
    vector("nonce cut short", "DAMAGED_HEADER", end=lambda content: content[:15]),
    vector("no chunk", "TRUNCATED", end=lambda content: content[:16]),
    vector("tag cut short", "TRUNCATED", b"age", end=lambda content: content[:-1]),
    vector("content changed", "TRUNCATED", b"age", end=lambda content: flipped(content, 16)),
]

json.dump(
    {
        "source": "generate.py; cases after those of C2SP/CCTV age, whose files are not copied",
        "vectors": VECTORS,
    },
    sys.stdout,
    indent=1,
)
print()
