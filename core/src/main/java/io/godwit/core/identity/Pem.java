package io.godwit.core.identity;

import io.godwit.core.crypto.Wipe;
import io.godwit.core.identity.IdentityException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Textual encoding of keys (RFC 7468), on byte arrays so that private ones can be wiped. */
final class Pem {

    /** Most bytes of a file that is looked at; a key of 4096 bits has about 3,400. */
    static final int MAX_BYTES = 16 * 1024;

    private static final int LINE = 64;
    private static final byte[] LINE_END = {'\n'};

    private Pem() {}

    static byte[] encode(String label, byte[] der) {
        byte[] body = Base64.getMimeEncoder(LINE, LINE_END).encode(der);
        byte[] head = ascii("-----BEGIN " + label + "-----\n");
        byte[] tail = ascii("\n-----END " + label + "-----\n");
        byte[] pem =
                ByteBuffer.allocate(head.length + body.length + tail.length)
                        .put(head)
                        .put(body)
                        .put(tail)
                        .array();
        Wipe.bytes(body);
        return pem;
    }

    /** Whether a block with a label begins somewhere in the text. */
    static boolean contains(String label, byte[] pem) {
        return indexOf(pem, begin(label), 0) >= 0;
    }

    /**
     * The first block with a label; text around it is skipped.
     *
     * @return the DER, which the caller wipes, or empty when there is no such block
     */
    static Optional<byte[]> decode(String label, byte[] pem) throws IdentityException {
        byte[] begin = begin(label);
        byte[] end = ascii("-----END " + label + "-----");
        int start = indexOf(pem, begin, 0);
        if (start < 0) {
            return Optional.empty();
        }
        int stop = indexOf(pem, end, start + begin.length);
        if (stop < 0) {
            throw damaged();
        }
        byte[] body = withoutLineEnds(pem, start + begin.length, stop);
        try {
            return Optional.of(Base64.getDecoder().decode(body));
        } catch (IllegalArgumentException e) {
            throw damaged();
        } finally {
            Wipe.bytes(body);
        }
    }

    private static byte[] withoutLineEnds(byte[] pem, int from, int to) {
        ByteBuffer kept = ByteBuffer.allocate(to - from);
        for (int at = from; at < to; at++) {
            if (pem[at] != '\n' && pem[at] != '\r') {
                kept.put(pem[at]);
            }
        }
        byte[] body = new byte[kept.position()];
        kept.flip().get(body);
        Wipe.bytes(kept.array());
        return body;
    }

    private static int indexOf(byte[] bytes, byte[] wanted, int from) {
        for (int at = from; at <= bytes.length - wanted.length; at++) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        return -1;
    }

    private static byte[] begin(String label) {
        return ascii("-----BEGIN " + label + "-----");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static IdentityException damaged() {
        return new IdentityException(
                Reason.DAMAGED, "The key file is cut off or damaged.", "Restore it from a copy.");
    }
}
