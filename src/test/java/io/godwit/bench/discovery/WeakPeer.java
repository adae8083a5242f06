package io.godwit.bench.discovery;

import io.godwit.core.crypto.Sha256;
import io.godwit.core.discovery.api.RegistrationText;
import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerRecord;
import io.godwit.core.peer.SignedPeerRecord;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;

/** A peer of a {@link SmoothKey} behind a proxy, with an address of its own in the internet. */
public final class WeakPeer {

    private static final int CBOR_BYTES_OF_16_BIT_LENGTH = 0x59;

    private final SmoothKey key;
    private final byte[] spki;
    private final InetSocketAddress address;
    private final PeerId id;

    private WeakPeer(SmoothKey key, InetSocketAddress address) {
        this.key = key;
        this.spki = key.spki();
        this.address = address;
        this.id = PeerId.of(Sha256.of(spki));
    }

    /** A peer that no other call makes. */
    public static WeakPeer generate(SplittableRandom random) {
        byte[] four = {
            (byte) random.nextInt(60, 90),
            (byte) random.nextInt(256),
            (byte) random.nextInt(256),
            (byte) random.nextInt(1, 255)
        };
        try {
            var at =
                    new InetSocketAddress(
                            InetAddress.getByAddress(four), random.nextInt(49152, 65536));
            return new WeakPeer(SmoothKey.generate(random), at);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Who it is. */
    public PeerId id() {
        return id;
    }

    /** The header that the proxy writes. */
    public String forwardedFor() {
        return "X-Forwarded-For: " + address.getAddress().getHostAddress() + "\r\n";
    }

    /** A registration. */
    public record Signed(byte[] request, byte[] text) {}

    /**
     * Signs a registration.
     *
     * @param publicKey of the X25519 pair for the token; any 32 bytes when the token is of no interest
     */
    public Signed register(long sequence, byte[] publicKey) {
        byte[] signed = signedRecord(sequence);
        byte[] text = RegistrationText.of(signed, publicKey);
        byte[] signature = key.sign(labelled(RegistrationText.LABEL, text));
        String body =
                "{\"record\":\""
                        + base64(signed)
                        + "\",\"key\":\""
                        + base64(publicKey)
                        + "\",\"signature\":\""
                        + base64(signature)
                        + "\"}";
        return new Signed(Requests.of("POST", "/v1/peers", forwardedFor(), body), text);
    }

    private byte[] signedRecord(long sequence) {
        var record =
                new PeerRecord(
                        id,
                        sequence,
                        Instant.now().plus(Duration.ofHours(36)).truncatedTo(ChronoUnit.SECONDS),
                        List.of(address, new InetSocketAddress(address.getAddress(), 8001)),
                        "laptop of number " + Long.toString(id.w0() >>> 1, 36));
        byte[] body = SignedPeerRecord.signedBytes(record);
        byte[] signature = key.sign(labelled(SignedPeerRecord.LABEL, body));
        ByteBuffer out = ByteBuffer.allocate(10 + body.length + spki.length + signature.length);
        out.put((byte) 0x83);
        if (body.length < 256) {
            out.put((byte) 0x58).put((byte) body.length).put(body);
        } else {
            put(out, body);
        }
        put(out, spki);
        put(out, signature);
        byte[] encoded = new byte[out.position()];
        out.flip().get(encoded);
        return encoded;
    }

    private static void put(ByteBuffer out, byte[] bytes) {
        out.put((byte) CBOR_BYTES_OF_16_BIT_LENGTH).putShort((short) bytes.length).put(bytes);
    }

    private static byte[] labelled(String label, byte[] message) {
        return ByteBuffer.allocate(label.length() + 1 + message.length)
                .put(label.getBytes(StandardCharsets.US_ASCII))
                .put((byte) 0)
                .put(message)
                .array();
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
