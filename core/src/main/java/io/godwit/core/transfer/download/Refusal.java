package io.godwit.core.transfer.download;

import io.godwit.core.protocol.RejectCode;

/** A peer answered a request with REJECT. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final RejectCode code;

    Refusal(RejectCode code) {
        super(code.toString());
        this.code = code;
    }

    RejectCode code() {
        return code;
    }
}
