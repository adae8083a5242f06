package io.godwit.core.crypto;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The 64 blocks of a chunk of 1 MiB by each hasher; operations a second are MiB a second. With {@code -jvmArgsAppend
 * -XX:-UseSHA} as on a processor without instructions for SHA-256.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsPrepend = "--add-modules=jdk.incubator.vector")
public class BlockHashingBenchmark {

    private static final int CHUNK = 1 << 20;

    /** Which hasher. */
    @Param({"digest", "vectors"})
    public String hasher = "";

    private final byte[] data = new byte[CHUNK];
    private final byte[] leaves = new byte[CHUNK];
    private BlockHasher used = new JdkBlockHasher();

    /** Makes the hasher and fills the input with incompressible bytes. */
    @Setup
    public void prepare() {
        new Random(1).nextBytes(data);
        used = hasher.equals("vectors") ? new VectorBlockHasher() : new JdkBlockHasher();
    }

    /** The leaves of a chunk. */
    @Benchmark
    public byte[] blocks() {
        used.hash(data, 0, CHUNK, leaves, 0);
        return leaves;
    }

    /** The nodes above the leaves of 512 chunks. */
    @Benchmark
    public byte[] pairs() {
        used.hashPairs(data, 0, CHUNK / 2 / Sha256.BYTES, leaves, 0);
        return leaves;
    }
}
