package io.godwit.core.session;

import io.godwit.core.crypto.RsaKeyPair;
import io.godwit.core.crypto.TestKeys;
import io.godwit.core.handshake.AdmissionPolicy;
import io.godwit.core.handshake.Handshake;
import io.godwit.core.handshake.HandshakeSettings;
import io.godwit.core.handshake.RecordBuffers;
import io.godwit.core.handshake.RecordSettings;
import io.godwit.core.handshake.WrapKeys;
import io.godwit.core.identity.Identity;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.protocol.MessageHandler;
import io.godwit.core.protocol.PeerLimits;
import io.godwit.core.transport.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** A whole peer up to its sessions, with the real handshake and a ready-made key. */
final class TestPeer implements AutoCloseable {

    /** More than any test asks for, so that only the tests of admission meet its limits. */
    static final SessionSettings OPEN_DOOR =
            new SessionSettings(
                    new AdmissionSettings(
                            new Rate(100_000, 100_000), new Rate(100_000, 100_000), 10_000, 10_000),
                    20_000,
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(45),
                    Duration.ofSeconds(5),
                    Duration.ofMillis(250));

    private final Identity identity;
    private final Transport transport;
    private final Handshake handshake;
    private final Sessions sessions;
    private final SessionListener listener;

    TestPeer(
            RsaKeyPair key,
            Transport transport,
            MessageHandler handler,
            SessionSettings settings,
            Duration deadline,
            LongSupplier clock)
            throws IOException {
        this.identity = Identity.of(key);
        this.transport = transport;
        this.handshake =
                new Handshake(
                        identity,
                        new WrapKeys(TestKeys::wrap1, Runnable::run, System::nanoTime),
                        AdmissionPolicy.EVERYBODY,
                        PeerLimits.DEFAULT,
                        new HandshakeSettings(
                                new SecureRandom(),
                                new RecordBuffers(),
                                2,
                                256,
                                deadline,
                                RecordSettings.DEFAULT));
        this.sessions = new Sessions(settings, handler, event -> {}, clock);
        this.listener =
                SessionListener.start(
                        transport,
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        ChannelOpener.of(handshake),
                        sessions);
    }

    static TestPeer of(RsaKeyPair key, Transport transport, MessageHandler handler)
            throws IOException {
        return new TestPeer(
                key, transport, handler, OPEN_DOOR, Duration.ofSeconds(10), System::nanoTime);
    }

    Identity identity() {
        return identity;
    }

    Handshake handshake() {
        return handshake;
    }

    Sessions sessions() {
        return sessions;
    }

    SessionListener listener() {
        return listener;
    }

    SessionDialer dialer() {
        return new SessionDialer(transport, ChannelOpener.of(handshake), sessions);
    }

    MessageChannel dial(TestPeer other) throws IOException {
        return dialer().dial(other.identity.id(), List.of(other.listener.localAddress()));
    }

    @Override
    public void close() {
        listener.close();
        sessions.close();
        handshake.close();
    }
}
