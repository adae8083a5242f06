package io.godwit.core.storage;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.crypto.BlockHasher;
import io.godwit.core.crypto.Sha256;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.manifest.ManifestCodec;
import io.godwit.core.manifest.ManifestEntry;
import io.godwit.core.manifest.ManifestEntry.FileEntry;
import io.godwit.core.manifest.ManifestException;
import io.godwit.core.manifest.MerkleTree;
import io.godwit.core.manifest.PathGrammar;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A share made up for a test: its bytes, manifest and layers. */
record Content(ContentId id, Manifest manifest, List<byte[]> files, List<ChunkLayer> layers) {

    static Content ofFile(byte[] bytes) {
        return ofFile(bytes, false);
    }

    static Content ofFile(byte[] bytes, boolean executable) {
        try {
            ChunkLayer layer = layer(bytes);
            Manifest manifest =
                    Manifest.ofFile("original.bin", bytes.length, layer.root(), executable);
            return new Content(layer.root(), manifest, List.of(bytes), List.of(layer));
        } catch (ManifestException e) {
            throw new AssertionError(e);
        }
    }

    /** A folder of files by their path, parts joined by slashes; a path that ends in a slash is an empty folder. */
    static Content ofFolder(Map<String, byte[]> byPath) {
        Map<List<String>, byte[]> sorted = new TreeMap<>(PathGrammar::compare);
        byPath.forEach((path, bytes) -> sorted.put(List.of(path.split("/")), bytes));
        List<ManifestEntry> entries = new ArrayList<>();
        List<byte[]> files = new ArrayList<>();
        List<ChunkLayer> layers = new ArrayList<>();
        sorted.forEach((path, bytes) -> {
            if (byPath.containsKey(String.join("/", path) + "/")) {
                entries.add(new ManifestEntry.FolderEntry(path));
            } else {
                ChunkLayer layer = layer(bytes);
                entries.add(new FileEntry(path, bytes.length, layer.root(), false));
                files.add(bytes);
                layers.add(layer);
            }
        });
        try {
            Manifest manifest = new Manifest(true, entries);
            ContentId id = ManifestCodec.contentId(ManifestCodec.encode(manifest));
            return new Content(id, manifest, files, layers);
        } catch (ManifestException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] random(long seed, int length) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static ChunkLayer layer(byte[] bytes) {
        ChunkLayout layout = ChunkLayout.forSize(bytes.length);
        BlockHasher hasher = BlockHasher.create();
        try {
            if (bytes.length == 0) {
                return ChunkLayer.implicit(MerkleTree.emptyRoot(), layout);
            }
            byte[] packed = new byte[layout.chunkCount() * Sha256.BYTES];
            for (int chunk = 0; chunk < layout.chunkCount(); chunk++) {
                byte[] leaves = new byte[(layout.blocksPerChunk() + 1) * Sha256.BYTES];
                int offset = (int) layout.offsetOf(chunk);
                int length = layout.lengthOf(chunk);
                hasher.hash(bytes, offset, length, leaves, 0);
                int count = (length - 1) / ChunkLayout.BLOCK_SIZE + 1;
                MerkleTree.chunkHash(hasher, leaves, count, layout);
                System.arraycopy(leaves, 0, packed, chunk * Sha256.BYTES, Sha256.BYTES);
            }
            ContentId root = MerkleTree.rootOfLayer(hasher, packed.clone(), layout);
            return ChunkLayer.verified(root, layout, packed);
        } catch (ManifestException e) {
            throw new AssertionError(e);
        }
    }

    ChunkLayout layout(int file) {
        return layers.get(file).layout();
    }

    int chunks(int file) {
        return layout(file).chunkCount();
    }

    void put(ChunkStore store, int file, int chunk) throws StorageException {
        int offset = (int) layout(file).offsetOf(chunk);
        int length = layout(file).lengthOf(chunk);
        store.put(file, chunk, ByteBuffer.wrap(files.get(file), offset, length));
    }

    /** Puts everything that is missing, with layers first. */
    void putAll(ChunkStore store) throws StorageException {
        for (int file = 0; file < files.size(); file++) {
            store.keepLayer(file, layers.get(file));
            for (int chunk = 0; chunk < chunks(file); chunk++) {
                if (!store.verified(file).get(chunk)) {
                    put(store, file, chunk);
                }
            }
        }
    }

    /** Whether everything that the store calls verified reads back as it should. */
    boolean isRight(ChunkStore store) throws StorageException {
        for (int file = 0; file < files.size(); file++) {
            for (int chunk = 0; chunk < chunks(file); chunk++) {
                if (store.verified(file).get(chunk) && !isRight(store, file, chunk)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isRight(ChunkStore store, int file, int chunk) throws StorageException {
        int length = layout(file).lengthOf(chunk);
        int start = (int) layout(file).offsetOf(chunk);
        byte[] read = new byte[length];
        store.read(file, chunk, 0, read, 0, length);
        return Arrays.equals(read, 0, length, files.get(file), start, start + length);
    }
}
