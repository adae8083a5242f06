package io.godwit.core.transfer.download;

import io.godwit.core.content.ContentId;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.MessageChannel;
import java.util.List;

/** Nobody is known to have anything, and nobody is to be reached; tests say what is different. */
class Nobody implements Sources {
    @Override
    public List<PeerId> lookup(ContentId id) {
        return List.of();
    }

    @Override
    public MessageChannel connect(PeerId peer) {
        throw new AssertionError("nobody is reached");
    }

    @Override
    public MessageChannel join(MessageChannel first) {
        throw new AssertionError("nobody is reached");
    }
}
