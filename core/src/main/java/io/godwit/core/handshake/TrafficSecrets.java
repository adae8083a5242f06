package io.godwit.core.handshake;

import io.godwit.core.crypto.Hkdf;
import io.godwit.core.crypto.Wipe;

/** app_i and app_r of one connection. Not a record, so that nothing prints it. */
final class TrafficSecrets {

    private final byte[] initiator;
    private final byte[] responder;

    private TrafficSecrets(byte[] initiator, byte[] responder) {
        this.initiator = initiator;
        this.responder = responder;
    }

    static TrafficSecrets ofMaster(byte[] master) {
        return new TrafficSecrets(
                Hkdf.expandLabel(master, "app i"), Hkdf.expandLabel(master, "app r"));
    }

    /** The secret of what the initiator sends. */
    byte[] initiator() {
        return initiator.clone();
    }

    /** The secret of what the responder sends. */
    byte[] responder() {
        return responder.clone();
    }

    void wipe() {
        Wipe.bytes(initiator, responder);
    }
}
