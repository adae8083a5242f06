package io.godwit.app.protect;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/** Carries which side a file failed on through the library, which reads and writes in one go. */
final class StreamException extends IOException {
    private static final long serialVersionUID = 1L;

    private final ProtectFault fault;

    private StreamException(ProtectFault fault, IOException cause) {
        super(fault.name(), cause);
        this.fault = fault;
    }

    /** What came from reading. */
    static IOException reading(IOException failed) {
        return marked(ProtectFault.UNREADABLE, failed);
    }

    /** What came from writing. */
    static IOException writing(IOException failed) {
        return marked(ProtectFault.UNWRITABLE, failed);
    }

    /** Whoever interrupts the work says nothing about a file. */
    private static IOException marked(ProtectFault fault, IOException failed) {
        boolean known =
                failed instanceof ClosedByInterruptException || failed instanceof StreamException;
        return known ? failed : new StreamException(fault, failed);
    }

    ProtectFault fault() {
        return fault;
    }
}
