package io.godwit.bench;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.crypto.BlockHasher;
import io.godwit.core.manifest.MerkleTree;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Hashing one 1 MiB chunk: blocks alone, blocks and tree, and the platform's digest over the same bytes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HashingBenchmark {

    private static final int CHUNK = 1 << 20;
    private static final int LAYER_CHUNKS = 1 << 16;

    private final BlockHasher hasher = BlockHasher.create();
    private final byte[] data = new byte[CHUNK];
    private final byte[] leaves = new byte[(CHUNK / ChunkLayout.BLOCK_SIZE + 1) * ContentId.BYTES];
    private final ChunkLayout layout = ChunkLayout.forSize((long) LAYER_CHUNKS * CHUNK);
    private final byte[] layer = new byte[LAYER_CHUNKS * ContentId.BYTES];

    /** Fills the inputs with incompressible bytes. */
    @Setup
    public void prepare() {
        new Random(1).nextBytes(data);
        new Random(2).nextBytes(layer);
    }

    /** The 64 leaves of a chunk. */
    @Benchmark
    public byte[] blocks() {
        hasher.hash(data, 0, CHUNK, leaves, 0);
        return leaves;
    }

    /** The leaves and the tree over them. */
    @Benchmark
    public byte[] blocksAndTree() {
        hasher.hash(data, 0, CHUNK, leaves, 0);
        MerkleTree.chunkHash(hasher, leaves, CHUNK / ChunkLayout.BLOCK_SIZE, layout);
        return leaves;
    }

    /** The root over the chunk layer of a 64 GiB file. */
    @Benchmark
    public ContentId rootOfLayer() {
        return MerkleTree.rootOfLayer(hasher, layer, layout);
    }

    /** One digest over the whole chunk, for comparison. */
    @Benchmark
    public byte[] platformDigest() throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256").digest(data);
    }
}
