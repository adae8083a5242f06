package io.godwit.core.discovery.api;

import io.godwit.core.crypto.HmacSha256;
import io.godwit.core.crypto.Sha256;
import io.godwit.core.peer.PeerId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The proof that a request comes from the peer that registered: the {@code Authorization} header of DISCOVERY.md
 * section 5. Thread-safe.
 *
 * @param sequence 1 to 2^53-1, greater than that of every request before under the same token
 * @param mac 64 lower-case hexadecimal digits
 */
public record RequestMac(long sequence, String mac) {

    /** The authentication scheme's name. */
    public static final String SCHEME = "GW1-HMAC";

    private static final Pattern HEADER =
            Pattern.compile(SCHEME + " seq=([1-9][0-9]{0,15}),mac=([0-9a-f]{64})");

    private static final byte[] LABEL =
            "GW1 discovery request\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SEPARATOR = {0};

    /**
     * Computes the proof.
     *
     * @param token the 32-byte token of the registration
     * @param method such as {@code PUT}
     * @param path as in the request line, without a query
     * @param id the peer
     * @param sequence see above
     * @param body as sent, empty when there is none
     */
    public static RequestMac of(
            Token token, String method, String path, PeerId id, long sequence, byte[] body) {
        byte[] mac =
                HmacSha256.of(
                        token.bytes(),
                        LABEL,
                        method.getBytes(StandardCharsets.US_ASCII),
                        SEPARATOR,
                        path.getBytes(StandardCharsets.US_ASCII),
                        SEPARATOR,
                        id.toBytes(),
                        ByteBuffer.allocate(Long.BYTES).putLong(sequence).array(),
                        Sha256.of(body));
        return new RequestMac(sequence, HexFormat.of().formatHex(mac));
    }

    /** Reads the header's value; empty when it is anything but the one spelling. */
    public static Optional<RequestMac> parse(String header) {
        Matcher match = HEADER.matcher(header);
        if (header.length() > 128 || !match.matches()) {
            return Optional.empty();
        }
        long sequence = Long.parseLong(match.group(1));
        return sequence > ApiLimits.INTEGER
                ? Optional.empty()
                : Optional.of(new RequestMac(sequence, match.group(2)));
    }

    /** The header's value. */
    public String header() {
        return SCHEME + " seq=" + sequence + ",mac=" + mac;
    }
}
