package io.godwit.app.desktop;

import java.util.Optional;

/** How something asked of the desktop ended. */
public sealed interface Outcome {
    /** It was done, as far as the system tells. */
    record Done() implements Outcome {}

    /**
     * It was not done.
     *
     * @param reason what people are told, in their language
     * @param missing the program that would have to be installed, where that is what keeps it from being done
     * @param what one sentence for the log, English
     */
    record Failed(Reason reason, Optional<String> missing, String what) implements Outcome {
        /** Not for want of a program. */
        Failed(Reason reason, String what) {
            this(reason, Optional.empty(), what);
        }
    }

    /** Why something was not done. */
    enum Reason {
        /** This system has nothing for it, or the program that does it is not installed. */
        NOT_OFFERED,
        /** What it was asked for is no longer there. */
        NOT_THERE,
        /** It could run code that somebody else sent. */
        COULD_BE_A_PROGRAM,
        /** Only web and mail addresses are opened. */
        NOT_A_WEB_ADDRESS,
        /** The system took too long. */
        TOO_SLOW,
        /** The system said no. */
        REFUSED
    }

    /** It was done. */
    static Outcome done() {
        return new Done();
    }

    /** Whether it was done. */
    default boolean isDone() {
        return this instanceof Done;
    }
}
