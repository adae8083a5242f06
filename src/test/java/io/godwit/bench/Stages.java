package io.godwit.bench;

import com.sun.management.OperatingSystemMXBean;
import io.godwit.core.crypto.AesGcm;
import io.godwit.core.crypto.BlockHasher;
import io.godwit.core.crypto.CryptoWarmUp;
import io.godwit.core.crypto.NonceSequence;
import io.godwit.core.crypto.Sha256;
import io.godwit.core.protocol.Limits;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * What a transfer does with every byte, each alone on one thread (the socket on two), and the bound that follows: with
 * both peers on one machine the processor time of all stages together is shared by its processors, and nothing is faster
 * than the slowest stage.
 */
final class Stages {

    /** Bytes of a chunk in one record of a transfer. */
    private static final int RECORD = Limits.CHUNK_DATA;

    private static final int BUFFER = 256 * 1024;
    private static final int PIECE = 1024 * 1024;
    private static final int PAGE = 4096;
    private static final int WARM_UP = 64 * PIECE;

    private final OperatingSystemMXBean system =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final Path file;
    private final Path copy;
    private final byte[] piece = new byte[PIECE];

    /**
     * Stages of moving a file.
     *
     * @param file read, and so large that its size is what counts
     * @param folder on the disk that is written to
     */
    Stages(Path file, Path folder) {
        this.file = file;
        this.copy = folder.resolve("stage.copy");
        new Random(11).nextBytes(piece);
    }

    /**
     * One stage.
     *
     * @param name what is done
     * @param rate bytes a second
     * @param cost seconds of processor time for each byte
     */
    record Stage(String name, double rate, double cost) {}

    /** Bytes a second that two peers on this machine cannot exceed. */
    static double bound(List<Stage> stages) {
        double shared =
                Runtime.getRuntime().availableProcessors()
                        / stages.stream().mapToDouble(Stage::cost).sum();
        return stages.stream().mapToDouble(Stage::rate).reduce(shared, Math::min);
    }

    /** Measures them all. */
    List<Stage> measure() throws IOException {
        new CryptoWarmUp().run();
        List<Stage> stages = new ArrayList<>();
        stages.add(stage("read", this::read));
        stages.add(stage("AES-256-GCM seal", Stages::seal));
        stages.add(stage("loopback socket", Stages::socket));
        stages.add(stage("AES-256-GCM open", Stages::open));
        stages.add(stage("SHA-256 of blocks", this::hash));
        stages.add(stage("write, to the disk", this::write));
        return stages;
    }

    private Stage stage(String name, Work work) throws IOException {
        work.move(WARM_UP);
        long size = Files.size(file);
        long start = System.nanoTime();
        long before = system.getProcessCpuTime();
        work.move(size);
        double cost = (system.getProcessCpuTime() - before) / 1e9 / size;
        return new Stage(name, size / ((System.nanoTime() - start) / 1e9), cost);
    }

    private interface Work {
        void move(long bytes) throws IOException;
    }

    private void read(long bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        try (FileChannel source = FileChannel.open(file, StandardOpenOption.READ)) {
            for (long at = 0; at < bytes; at += buffer.position()) {
                if (source.read(buffer.clear(), at) < 0) {
                    throw new IOException("the file is shorter than it was");
                }
            }
        }
    }

    /** As Godwit writes large files: past the system's cache, where that can be done. */
    private void write(long bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(2 * PIECE).alignedSlice(PAGE).limit(PIECE);
        try (FileChannel target = FileChannel.open(copy, writing())) {
            for (long at = 0; at < bytes; at += buffer.position()) {
                target.write(buffer.rewind(), at);
            }
            target.force(false);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private Set<OpenOption> writing() throws IOException {
        Set<OpenOption> usual = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Set<OpenOption> direct = new HashSet<>(usual);
        try {
            Class<?> options = Class.forName("com.sun.nio.file.ExtendedOpenOption");
            direct.add((OpenOption) options.getField("DIRECT").get(null));
            FileChannel.open(copy, direct).close();
            return direct;
        } catch (ReflectiveOperationException | UnsupportedOperationException e) {
            System.err.println("writing through the cache: " + e);
            return usual;
        }
    }

    private void hash(long bytes) {
        BlockHasher hasher = BlockHasher.create();
        byte[] leaves = new byte[PIECE / (16 * 1024) * Sha256.BYTES];
        for (long at = 0; at < bytes; at += PIECE) {
            hasher.hash(piece, 0, PIECE, leaves, 0);
        }
    }

    private static void seal(long bytes) {
        AesGcm cipher = new AesGcm(new byte[AesGcm.KEY_BYTES]);
        NonceSequence nonces = new NonceSequence(new byte[AesGcm.NONCE_BYTES]);
        byte[] record = new byte[RECORD + AesGcm.TAG_BYTES];
        for (long at = 0; at < bytes; at += RECORD) {
            cipher.seal(nonces.next(), new byte[4], record, 0, RECORD, record, RECORD);
        }
    }

    /** One record again and again: what it costs does not depend on what is in it. */
    private static void open(long bytes) throws IOException {
        AesGcm cipher = new AesGcm(new byte[AesGcm.KEY_BYTES]);
        byte[] nonce = new byte[AesGcm.NONCE_BYTES];
        byte[] record = new byte[RECORD + AesGcm.TAG_BYTES];
        byte[] plain = new byte[RECORD];
        cipher.seal(nonce, new byte[4], record, 0, RECORD, record, RECORD);
        for (long at = 0; at < bytes; at += RECORD) {
            if (!cipher.open(nonce, new byte[4], record, 0, record.length, plain, 0)) {
                throw new IOException("a record does not open");
            }
        }
    }

    private static void socket(long bytes) throws IOException {
        try (ServerSocketChannel server =
                        ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
                SocketChannel out = SocketChannel.open(server.getLocalAddress());
                SocketChannel in = server.accept()) {
            CompletableFuture<Void> sender = new CompletableFuture<>();
            Thread.ofPlatform()
                    .start(() -> {
                        try {
                            send(out, bytes);
                            sender.complete(null);
                        } catch (IOException failed) {
                            sender.completeExceptionally(failed);
                        }
                    });
            ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
            for (long at = 0; at < bytes; at += buffer.position()) {
                if (in.read(buffer.clear()) < 0) {
                    throw new IOException("the other end went away");
                }
            }
            sender.join();
        }
    }

    private static void send(SocketChannel out, long bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        for (long at = 0; at < bytes; at += BUFFER) {
            buffer.clear();
            while (buffer.hasRemaining()) {
                out.write(buffer);
            }
        }
    }
}
