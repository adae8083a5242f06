package io.godwit.app.protect;

import java.security.GeneralSecurityException;

/** Carries our reason through the library, whose readers may only throw this kind. */
final class StanzaException extends GeneralSecurityException {
    private static final long serialVersionUID = 1L;

    private final ProtectFault fault;

    StanzaException(ProtectFault fault) {
        super(fault.name());
        this.fault = fault;
    }

    ProtectFault fault() {
        return fault;
    }
}
