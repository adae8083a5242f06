package io.godwit.core.peer;

import io.godwit.core.peer.PeerFormatException.Reason;

/**
 * The text forms of a peer ID: bech32m (BIP 350) with the human-readable part {@code gw}.
 *
 * <p>The compact form has {@value #LENGTH} characters; the grouped form is the same with hyphens, in groups of four
 * after the prefix, and stays one word on a command line. Thread-safe.
 */
public final class PeerIdText {

    /** Characters of the compact form. */
    public static final int LENGTH = 61;

    private static final String FIELD = "peer ID";
    private static final String PREFIX = "gw";
    private static final int VALUES = 52;
    private static final int GROUP = 4;

    /** Generous for any grouping, small against abuse. */
    private static final int MAX_TYPED = 200;

    private PeerIdText() {}

    /** The compact form: {@code gw1} and 58 lower-case characters. */
    public static String format(PeerId id) {
        return Bech32m.encode(PREFIX, toValues(id.toBytes()));
    }

    /** The form for people: {@code gw1-xxxx-xxxx-…}, lower case. */
    public static String formatGrouped(PeerId id) {
        String compact = format(id);
        int start = PREFIX.length() + 1;
        var text = new StringBuilder(compact.substring(0, start));
        for (int at = start; at < compact.length(); at += GROUP) {
            text.append('-').append(compact, at, Math.min(at + GROUP, compact.length()));
        }
        return text.toString();
    }

    /**
     * Reads either form, in lower or upper case, with spaces or hyphens between the characters.
     *
     * @param text what somebody typed or pasted
     * @return the peer ID, of which this text is the only spelling but for case and grouping
     * @throws PeerFormatException if it is anything else; the reason tells a typing error from another kind of text
     */
    public static PeerId parse(String text) throws PeerFormatException {
        if (text.length() > MAX_TYPED) {
            throw new PeerFormatException(Reason.LENGTH, FIELD, "too long");
        }
        String compact = text.strip().replace(" ", "").replace("-", "");
        Bech32m.Decoded decoded = Bech32m.decode(compact, FIELD);
        if (!decoded.prefix().equals(PREFIX)) {
            throw new PeerFormatException(Reason.PREFIX, FIELD, "does not begin with gw1");
        }
        if (decoded.values().length != VALUES) {
            throw new PeerFormatException(Reason.LENGTH, FIELD, "not 61 characters");
        }
        return PeerId.of(toBytes(decoded.values()));
    }

    private static byte[] toValues(byte[] bytes) {
        byte[] values = new byte[VALUES];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            int one = bytes[bit / 8] >> (7 - bit % 8) & 1;
            values[bit / 5] |= (byte) (one << (4 - bit % 5));
        }
        return values;
    }

    private static byte[] toBytes(byte[] values) throws PeerFormatException {
        if ((values[VALUES - 1] & 15) != 0) {
            throw new PeerFormatException(Reason.NOT_CANONICAL, FIELD, "padding is not zero");
        }
        byte[] bytes = new byte[PeerId.BYTES];
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            int one = values[bit / 5] >> (4 - bit % 5) & 1;
            bytes[bit / 8] |= (byte) (one << (7 - bit % 8));
        }
        return bytes;
    }
}
