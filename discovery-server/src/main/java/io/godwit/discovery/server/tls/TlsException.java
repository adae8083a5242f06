package io.godwit.discovery.server.tls;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A certificate cannot be used. The text names the file and what is wrong with it, never what is in a key. */
public final class TlsException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    public enum Reason {
        /** A file cannot be read, or is too long. */
        UNREADABLE,
        /** There is no certificate in the file. */
        NO_CERTIFICATE,
        /** There is no private key in the file. */
        NO_KEY,
        /** The private key has a password. */
        LOCKED_KEY,
        /** The private key is not that of the certificate. */
        MISMATCH
    }

    private final Reason reason;

    TlsException(Reason reason, String detail, @Nullable Throwable cause) {
        super(detail, cause);
        this.reason = reason;
    }

    /** What is wrong. */
    public Reason reason() {
        return reason;
    }
}
