package io.godwit.bench;

import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.manifest.ManifestCodec;
import io.godwit.core.manifest.ManifestEntry;
import io.godwit.core.manifest.ManifestException;
import java.util.ArrayList;
import java.util.List;
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

/** Encoding and strictly decoding the manifest of a folder. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ManifestBenchmark {

    /** Number of files in the folder. */
    @Param({"100", "10000"})
    public int files;

    private Manifest manifest;
    private byte[] encoded;

    /** Makes the folder's description. */
    @Setup
    public void prepare() throws ManifestException {
        Random random = new Random(1);
        List<ManifestEntry> entries = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            byte[] root = new byte[ContentId.BYTES];
            random.nextBytes(root);
            List<String> path =
                    List.of("part-%03d".formatted(i / 100), "file-%06d.bin".formatted(i));
            entries.add(
                    new ManifestEntry.FileEntry(
                            path, random.nextInt(20_000), ContentId.of(root), false));
        }
        manifest = new Manifest(true, entries);
        encoded = ManifestCodec.encode(manifest);
    }

    /** To bytes. */
    @Benchmark
    public byte[] encode() {
        return ManifestCodec.encode(manifest);
    }

    /** From bytes, with every check. */
    @Benchmark
    public Manifest decode() throws ManifestException {
        return ManifestCodec.decode(encoded);
    }
}
