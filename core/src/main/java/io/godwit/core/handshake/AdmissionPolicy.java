package io.godwit.core.handshake;

import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.AlertCode;
import java.util.Optional;

/** Decides which authenticated peers are let in. Must be thread-safe and quick. */
@FunctionalInterface
public interface AdmissionPolicy {

    /** Lets everybody in. */
    AdmissionPolicy EVERYBODY = peer -> Optional.empty();

    /**
     * Whether a peer that has proved who it is stays outside.
     *
     * @return why it is refused, one of NOT_TRUSTED and PAIRING_*; empty lets it in
     */
    Optional<AlertCode> refuse(PeerId peer);
}
