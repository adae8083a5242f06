package io.godwit.core.handshake;

import io.godwit.core.crypto.RsaKeyPair;
import io.godwit.core.crypto.TestKeys;
import io.godwit.core.identity.Identity;
import io.godwit.core.protocol.PeerLimits;
import io.godwit.core.transport.InMemoryConnections;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Two peers with ready-made keys, and the ways tests make them talk. */
final class TestPeers {

    static final Identity ALICE = Identity.of(TestKeys.alice());
    static final Identity BOB = Identity.of(TestKeys.bob());
    static final Identity CAROL = Identity.of(TestKeys.carol());
    static final Identity DAVE = Identity.of(TestKeys.dave());
    static final RsaKeyPair WRAP = TestKeys.wrap1();

    private TestPeers() {}

    static HandshakeSettings settings() {
        return settings(RecordSettings.DEFAULT);
    }

    static HandshakeSettings settings(RecordSettings records) {
        return new HandshakeSettings(
                new SecureRandom(), new RecordBuffers(), 2, 64, Duration.ofSeconds(10), records);
    }

    static WrapKeys wrapKeys() {
        return new WrapKeys(() -> WRAP, Runnable::run, System::nanoTime);
    }

    static Handshake of(Identity identity) {
        return of(identity, AdmissionPolicy.EVERYBODY, settings());
    }

    static Handshake of(Identity identity, AdmissionPolicy policy, HandshakeSettings settings) {
        return new Handshake(identity, wrapKeys(), policy, PeerLimits.DEFAULT, settings);
    }

    /** Both ends of one session. */
    record Ends(SecureChannel dialled, SecureChannel answered) implements AutoCloseable {

        @Override
        public void close() {
            dialled.close();
            answered.close();
        }
    }

    /** A session of Alice, who dials, and Bob. */
    static Ends connect(Handshake alice, Handshake bob) throws Exception {
        return connect(alice, bob, InMemoryConnections.pair(1 << 20));
    }

    static Ends connect(Handshake alice, Handshake bob, InMemoryConnections wire) throws Exception {
        var answered = started(() -> bob.respond(wire.right()));
        SecureChannel dialled = alice.initiate(wire.left(), BOB.id());
        return new Ends(dialled, answered.get());
    }

    static Ends join(Handshake alice, Handshake bob, Ends first, int index) throws Exception {
        var wire = InMemoryConnections.pair(1 << 20);
        var answered = started(() -> bob.respond(wire.right()));
        SecureChannel dialled = alice.join(wire.left(), first.dialled(), index);
        return new Ends(dialled, answered.get());
    }

    /** Runs on a virtual thread. */
    static <T> FutureTask<T> started(Callable<T> work) {
        var task = new FutureTask<>(work);
        Thread.ofVirtual().start(task);
        return task;
    }

    /** The I/O failure that a task ended with. */
    static IOException failure(FutureTask<?> task) throws InterruptedException {
        try {
            throw new AssertionError("expected a failure, got " + task.get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                return io;
            }
            throw new AssertionError(e.getCause());
        }
    }

    static void send(SecureChannel channel, int kind, int stream, byte[] data) throws IOException {
        byte[] buffer = new byte[data.length + 5];
        System.arraycopy(data, 0, buffer, 5, data.length);
        channel.write(kind, stream, buffer, 5, data.length);
    }

    static byte[] dataOf(InboundRecord record) {
        int from = record.offset();
        byte[] data = Arrays.copyOfRange(record.array(), from, from + record.length());
        record.release();
        return data;
    }
}
