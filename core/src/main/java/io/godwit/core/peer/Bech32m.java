package io.godwit.core.peer;

import io.godwit.core.peer.PeerFormatException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Bech32m (BIP 350): text with a checksum that finds up to four wrong characters. Values are of five bits. */
final class Bech32m {

    /** Most characters; beyond this the checksum loses its guarantees. */
    static final int MAX_LENGTH = 90;

    private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int CHECKSUM = 6;
    private static final int CONSTANT = 0x2bc830a3;
    private static final int[] GENERATOR = {
        0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
    };

    private Bech32m() {}

    /**
     * A decoded text.
     *
     * @param prefix the human-readable part in lower case
     * @param values five bits each
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
    record Decoded(String prefix, byte[] values) {}

    static String encode(String prefix, byte[] values) {
        byte[] checked = Arrays.copyOf(values, values.length + CHECKSUM);
        int sum = checksum(prefix, checked) ^ CONSTANT;
        for (int i = 0; i < CHECKSUM; i++) {
            checked[values.length + i] = (byte) ((sum >>> (5 * (CHECKSUM - 1 - i))) & 31);
        }
        var text = new StringBuilder(prefix).append('1');
        for (byte value : checked) {
            text.append(ALPHABET.charAt(value));
        }
        return text.toString();
    }

    static Decoded decode(String text, String field) throws PeerFormatException {
        if (text.length() > MAX_LENGTH) {
            throw new PeerFormatException(Reason.LENGTH, field, "more than 90 characters");
        }
        String lower = oneCase(text, field);
        int separator = lower.lastIndexOf('1');
        if (separator < 1) {
            throw new PeerFormatException(Reason.PREFIX, field, "no prefix");
        }
        if (lower.length() - separator - 1 < CHECKSUM) {
            throw new PeerFormatException(Reason.LENGTH, field, "too short for a checksum");
        }
        String prefix = lower.substring(0, separator);
        byte[] values = values(lower.substring(separator + 1), field);
        if (checksum(prefix, values) != CONSTANT) {
            throw new PeerFormatException(Reason.CHECKSUM, field, "mistyped: the checksum differs");
        }
        return new Decoded(prefix, Arrays.copyOf(values, values.length - CHECKSUM));
    }

    private static String oneCase(String text, String field) throws PeerFormatException {
        if (!text.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new PeerFormatException(Reason.CHARACTER, field, "a character outside ASCII");
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.equals(text) && !text.toUpperCase(Locale.ROOT).equals(text)) {
            throw new PeerFormatException(Reason.MIXED_CASE, field, "upper and lower case mixed");
        }
        return lower;
    }

    private static byte[] values(String data, String field) throws PeerFormatException {
        byte[] values = new byte[data.length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) ALPHABET.indexOf(data.charAt(i));
            if (values[i] < 0) {
                throw new PeerFormatException(
                        Reason.CHARACTER, field, "a character that does not occur in it");
            }
        }
        return values;
    }

    private static int checksum(String prefix, byte[] values) {
        byte[] letters = prefix.getBytes(StandardCharsets.US_ASCII);
        int sum = 1;
        for (byte letter : letters) {
            sum = step(sum, letter >> 5);
        }
        sum = step(sum, 0);
        for (byte letter : letters) {
            sum = step(sum, letter & 31);
        }
        for (byte value : values) {
            sum = step(sum, value);
        }
        return sum;
    }

    private static int step(int sum, int value) {
        int top = sum >>> 25;
        int next = ((sum & 0x1ffffff) << 5) ^ value;
        for (int i = 0; i < GENERATOR.length; i++) {
            if (((top >> i) & 1) != 0) {
                next ^= GENERATOR[i];
            }
        }
        return next;
    }
}
