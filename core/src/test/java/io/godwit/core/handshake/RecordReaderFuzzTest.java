package io.godwit.core.handshake;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.godwit.core.protocol.PeerLimits;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Whatever an authenticated peer seals, the channel passes it on or fails with a type. */
class RecordReaderFuzzTest {

    private static final HandshakeSettings SETTINGS = TestPeers.settings();

    /** Bytes as they come off the wire. */
    @FuzzTest
    void wire(byte @Nullable [] input) throws IOException {
        if (input == null) {
            return;
        }
        try {
            while (true) {
                reader(new RecordingConnection(input)).next().release();
            }
        } catch (HandshakeException expected) {
            if (expected.getMessage() == null) {
                throw new AssertionError("no message");
            }
        }
    }

    /** Records that open: repeatedly u8 kind, u8 stream, u8 length, data. */
    @FuzzTest
    void plaintext(byte @Nullable [] input) throws IOException {
        if (input == null) {
            return;
        }
        RecordChannel channel = channel(new RecordingConnection(sealed(input)));
        try {
            while (true) {
                InboundRecord record = channel.read();
                if (record.length() < 0 || record.length() > 255) {
                    throw new AssertionError("length " + record.length());
                }
                record.release();
            }
        } catch (IOException expected) {
            if (expected.getMessage() == null) {
                throw new AssertionError("no message", expected);
            }
        }
    }

    private static byte[] sealed(byte[] script) throws IOException {
        var wire = new RecordingConnection();
        var writer = new RecordWriter(wire, keys(), SETTINGS.buffers());
        for (int at = 0; at + 3 <= script.length; ) {
            int length = Math.min(script[at + 2] & 0xff, script.length - at - 3);
            byte[] buffer = new byte[5 + length];
            System.arraycopy(script, at + 3, buffer, 5, length);
            writer.write(script[at] & 0xff, script[at + 1], buffer, 5, length);
            at += 3 + length;
        }
        writer.flush();
        return wire.written();
    }

    private static DirectionKeys keys() {
        return new DirectionKeys(new byte[32], SETTINGS.records());
    }

    private static RecordReader reader(RecordingConnection wire) {
        return new RecordReader(wire, keys(), SETTINGS.buffers(), 262_144);
    }

    private static RecordChannel channel(RecordingConnection wire) throws IOException {
        var session =
                new Session(TestPeers.ALICE.id(), SessionSecrets.ofMaster(new byte[32]), () -> {});
        var secrets = TrafficSecrets.ofMaster(new byte[32]);
        secrets.wipe();
        return new ChannelFactory(SETTINGS, PeerLimits.DEFAULT, WATCHDOG)
                .ofResponder(wire, session, 0, secrets);
    }

    private static final Watchdog WATCHDOG = new Watchdog();
}
