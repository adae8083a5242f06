package io.godwit.core.handshake;

import java.nio.charset.StandardCharsets;

/** The one version and suite of GW1, and the constants that both ends must agree on to the byte. */
final class Suite {

    static final int VERSION = 0x0001;
    static final int SUITE = 0x0001;

    static final int RANDOM = 32;
    static final int MAC = 32;
    static final int WRAP_BITS = 3072;
    static final int SESSION_ID = 16;

    static final String RESPONDER_SIGNATURE = "GW1 responder signature";
    static final String INITIATOR_SIGNATURE = "GW1 initiator signature";

    private static final byte[] MAGIC = {'G', 'O', 'D', 'W', 'I', 'T', 0, 1};

    private Suite() {}

    static byte[] magic() {
        return MAGIC.clone();
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
