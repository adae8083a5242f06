package io.godwit.bench;

import io.godwit.core.crypto.RsaKeyPair;
import io.godwit.core.handshake.AdmissionPolicy;
import io.godwit.core.handshake.Handshake;
import io.godwit.core.handshake.HandshakeSettings;
import io.godwit.core.handshake.SecureChannel;
import io.godwit.core.handshake.WrapKeys;
import io.godwit.core.identity.Identity;
import io.godwit.core.protocol.PeerLimits;
import io.godwit.core.transport.Listener;
import io.godwit.core.transport.tcp.TcpTransport;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A whole handshake over loopback, both sides in this process. One operation is one handshake, by the clock on the wall,
 * on which the machine's other work shows; what each side costs is told at the end of each iteration in processor time
 * of its own thread. Each side has one key for all handshakes.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(1)
public class HandshakeBenchmark {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final TcpTransport transport = new TcpTransport();
    private final SecureRandom random = new SecureRandom();
    private final Identity bob = Identity.generate(random);
    private final Handshake dialling = side(Identity.generate(random));
    private final Handshake answering = side(bob);

    /** A platform thread: a virtual one has no processor time of its own. */
    private final ExecutorService responder = Executors.newSingleThreadExecutor();

    private Listener listener;
    private long handshakes;
    private long initiatorNanos;
    private long responderNanos;

    private Handshake side(Identity identity) {
        RsaKeyPair wrap = RsaKeyPair.generate(Identity.BITS, random);
        return new Handshake(
                identity,
                new WrapKeys(() -> wrap, Runnable::run, System::nanoTime),
                AdmissionPolicy.EVERYBODY,
                PeerLimits.DEFAULT,
                HandshakeSettings.defaults());
    }

    /** Starts to listen. */
    @Setup
    public void listen() throws IOException {
        listener = transport.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** Stops everything. */
    @TearDown
    public void stop() {
        listener.close();
        responder.shutdown();
        dialling.close();
        answering.close();
    }

    /** Forgets what the iteration before has counted. */
    @Setup(Level.Iteration)
    public void begin() {
        handshakes = 0;
        initiatorNanos = 0;
        responderNanos = 0;
    }

    /** Tells what each side cost. */
    @TearDown(Level.Iteration)
    public void tell() {
        System.out.printf(
                "initiator %.2f ms, responder %.2f ms of processor time; ",
                initiatorNanos / 1e6 / handshakes, responderNanos / 1e6 / handshakes);
    }

    /** Dials, shakes hands and closes. */
    @Benchmark
    public void handshake() throws IOException, InterruptedException, ExecutionException {
        var dialled = transport.connect(listener.localAddress(), PATIENCE);
        var accepted = listener.accept();
        Future<Long> answered = responder.submit(() -> cost(() -> answering.respond(accepted)));
        initiatorNanos += cost(() -> dialling.initiate(dialled, bob.id()));
        responderNanos += answered.get();
        handshakes++;
        dialled.close();
        accepted.close();
    }

    private interface Side {
        SecureChannel run() throws IOException;
    }

    /** Processor time of this thread in nanoseconds, from the open connection to READY. */
    private long cost(Side side) throws IOException {
        long before = threads.getCurrentThreadCpuTime();
        SecureChannel channel = side.run();
        long nanos = threads.getCurrentThreadCpuTime() - before;
        channel.close();
        return nanos;
    }
}
