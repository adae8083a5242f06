package io.godwit.bench;

import io.godwit.core.crypto.AesGcm;
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

/** AES-256-GCM by record size. One operation is one record; bytes a second = size x rate. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AesGcmBenchmark {

    private static final byte[] AAD = new byte[4];

    /** Data bytes in a record. */
    @Param({"1024", "16384", "65536", "262144", "1048576"})
    public int size;

    private final byte[] nonce = new byte[AesGcm.NONCE_BYTES];
    private AesGcm sealer;
    private AesGcm opener;
    private byte[] plain;
    private byte[] sealed;
    private byte[] work;

    /** Seals one record that the opening benchmark opens again and again. */
    @Setup
    public void prepare() {
        byte[] key = new byte[AesGcm.KEY_BYTES];
        new Random(1).nextBytes(key);
        sealer = new AesGcm(key);
        opener = new AesGcm(key);
        plain = new byte[size];
        sealed = new byte[size + AesGcm.TAG_BYTES];
        work = new byte[sealed.length];
        sealer.seal(nonce, AAD, sealed, 0, size, sealed, size);
    }

    /** Seals one record under a fresh nonce. */
    @Benchmark
    public byte[] seal() {
        for (int i = 0; ++nonce[i] == 0; i++) {}
        sealer.seal(nonce, AAD, plain, 0, size, work, size);
        return plain;
    }

    /** Copies one sealed record, as from a socket, and opens it. */
    @Benchmark
    public boolean copyAndOpen() {
        System.arraycopy(sealed, 0, work, 0, sealed.length);
        return opener.open(new byte[AesGcm.NONCE_BYTES], AAD, work, 0, work.length, plain, 0);
    }
}
