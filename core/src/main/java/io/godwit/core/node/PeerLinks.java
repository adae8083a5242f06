package io.godwit.core.node;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.session.Sessions;
import io.godwit.core.transfer.engine.TransferEngine;
import io.godwit.core.transfer.upload.ListingPage;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks single peers for small things, over a connection that is open anyway or one that is kept for a minute.
 * Thread-safe; calls block.
 */
final class PeerLinks implements AutoCloseable {
    private static final int KEPT = 32;
    private static final Duration IDLE = Duration.ofMinutes(1);

    private final Sessions sessions;
    private final SwarmSources sources;
    private final TransferEngine engine;
    private final Cache<PeerId, MessageChannel> kept =
            Caffeine.newBuilder()
                    .maximumSize(KEPT)
                    .expireAfterAccess(IDLE)
                    .scheduler(Scheduler.systemScheduler())
                    .<PeerId, MessageChannel>evictionListener((_, channel, _) -> end(channel))
                    .build();

    PeerLinks(Sessions sessions, SwarmSources sources, TransferEngine engine) {
        this.sessions = sessions;
        this.sources = sources;
        this.engine = engine;
    }

    private static void end(@Nullable MessageChannel channel) {
        if (channel != null) {
            channel.close();
        }
    }

    BrowsePage browse(PeerId peer, String cursor, int limit)
            throws IOException, InterruptedException {
        ListingPage page = engine.list(channel(peer), cursor, limit);
        return new BrowsePage(page.entries(), page.cursor());
    }

    Duration ping(PeerId peer) throws IOException, InterruptedException {
        return engine.ping(channel(peer));
    }

    private MessageChannel channel(PeerId peer) throws IOException {
        MessageChannel own = kept.getIfPresent(peer);
        if (own != null && own.isOpen()) {
            return own;
        }
        Optional<MessageChannel> other =
                sessions.channels().stream()
                        .filter(channel -> channel.remote().equals(peer) && channel.isOpen())
                        .findFirst();
        if (other.isPresent()) {
            return other.get();
        }
        return keep(peer, sources.connect(peer));
    }

    /** Of two that dialled at the same time the later gives way, as the other may have asked already. */
    private MessageChannel keep(PeerId peer, MessageChannel fresh) {
        MessageChannel used =
                kept.asMap()
                        .compute(
                                peer,
                                (_, before) -> before != null && before.isOpen() ? before : fresh);
        if (!used.equals(fresh)) {
            fresh.close();
        }
        return used;
    }

    @Override
    public void close() {
        kept.asMap().values().forEach(MessageChannel::close);
        kept.invalidateAll();
    }
}
