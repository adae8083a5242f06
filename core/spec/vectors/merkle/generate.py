#!/usr/bin/env python3
"""Writes vectors.json: Merkle roots and piece layers of BEP 52 as libtorrent computes them.

Needs the Python binding of libtorrent 2 (Debian: python3-libtorrent). Run: python3 generate.py > vectors.json

The content of every file follows from its size: byte i is (i + floor(i / 16384)) mod 251, so that no two blocks of a
file are equal. The layer of a vector is the SHA-256 of the concatenated piece layer, as the layer itself can be long;
it is null where BEP 52 has none (a file of at most one piece).
"""

import hashlib
import json
import os
import sys
import tempfile

import libtorrent as lt

KIB = 1024
MIB = 1024 * KIB
BLOCK = 16 * KIB

SIZES = {
    64 * KIB: [1, 2, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 3 * BLOCK - 7, 64 * KIB - 1, 64 * KIB, 64 * KIB + 1,
               128 * KIB, 128 * KIB + BLOCK, 192 * KIB + 1, 5 * 64 * KIB, 5 * 64 * KIB + 12345, MIB - 1, MIB + 1],
    MIB: [1, BLOCK, 100 * KIB, MIB - BLOCK, MIB - 1, MIB, MIB + 1, MIB + BLOCK, 2 * MIB - 1, 2 * MIB, 2 * MIB + 1,
          3 * MIB, 3 * MIB + 5, 4 * MIB, 5 * MIB + BLOCK + 1, 7 * MIB, 8 * MIB + 1, 17 * MIB],
    4 * MIB: [1, 3 * MIB + 5, 4 * MIB, 4 * MIB + 1, 13 * MIB + 77],
    16 * MIB: [1, 15 * MIB, 16 * MIB, 16 * MIB + 1, 33 * MIB + 5],
}


def content(size):
    cycle = bytes(range(251)) * (BLOCK // 251 + 2)
    data = bytearray()
    for block in range((size + BLOCK - 1) // BLOCK):
        start = (block * BLOCK + block) % 251
        data += cycle[start : start + BLOCK]
    return bytes(data[:size])


def torrent(folder, name, piece_size):
    files = lt.file_storage()
    lt.add_files(files, os.path.join(folder, name))
    made = lt.create_torrent(files, piece_size, lt.create_torrent_flags_t.v2_only)
    lt.set_piece_hashes(made, folder)
    return made.generate()


def vector(folder, piece_size, size):
    with open(os.path.join(folder, "file"), "wb") as file:
        file.write(content(size))
    entry = torrent(folder, "file", piece_size)
    root = entry[b"info"][b"file tree"][b"file"][b""][b"pieces root"]
    layer = entry.get(b"piece layers", {}).get(root)
    return {
        "size": size,
        "pieceLength": piece_size,
        "root": root.hex(),
        "pieces": None if layer is None else len(layer) // 32,
        "layerSha256": None if layer is None else hashlib.sha256(layer).hexdigest(),
    }


def main():
    with tempfile.TemporaryDirectory() as folder:
        vectors = [vector(folder, piece, size) for piece, sizes in SIZES.items() for size in sizes]
    json.dump({"generator": "libtorrent " + lt.version, "vectors": vectors}, sys.stdout, indent=1)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main()
