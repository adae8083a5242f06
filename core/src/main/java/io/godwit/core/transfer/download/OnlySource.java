package io.godwit.core.transfer.download;

import io.godwit.core.content.ContentId;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.MessageChannel;
import java.io.IOException;
import java.util.List;

/** One source and no other: nobody is looked up, as what others would send could not be told from the file. */
record OnlySource(PeerId peer, Sources sources) implements Sources {

    /** The sources that a download may have. */
    static Sources of(Wanted wanted, Sources sources) {
        return wanted instanceof Wanted.Offer offer
                ? new OnlySource(offer.peer(), sources)
                : sources;
    }

    @Override
    public List<PeerId> lookup(ContentId id) {
        return List.of(peer);
    }

    @Override
    public MessageChannel connect(PeerId to) throws IOException {
        return sources.connect(to);
    }

    @Override
    public MessageChannel join(MessageChannel first) throws IOException {
        return sources.join(first);
    }

    @Override
    public void release(MessageChannel channel) {
        sources.release(channel);
    }
}
