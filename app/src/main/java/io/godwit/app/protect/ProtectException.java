package io.godwit.app.protect;

/** A file could not be protected or opened: why, one sentence what happened and one what to do. */
public final class ProtectException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ProtectFault fault;

    ProtectException(ProtectFault fault) {
        super(fault.what());
        this.fault = fault;
    }

    ProtectException(ProtectFault fault, Throwable cause) {
        super(fault.what(), cause);
        this.fault = fault;
    }

    /** Why. */
    public ProtectFault fault() {
        return fault;
    }

    /** What happened, one sentence, English. */
    public String what() {
        return fault.what();
    }

    /** What to do, one sentence, English. */
    public String hint() {
        return fault.hint();
    }
}
