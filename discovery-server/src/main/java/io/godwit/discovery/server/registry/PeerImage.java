package io.godwit.discovery.server.registry;

import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.discovery.api.Token;
import io.godwit.discovery.server.net.NetworkPrefix;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A peer in a snapshot.
 *
 * @param card what it says of itself
 * @param token absent when it has to register anew
 * @param requestSequence last request under the token
 * @param prefix where it registered from
 * @param replayable time for which its registration could be presented again
 * @param generation the edition of its shares, 0 for none
 * @param entries its shares
 */
record PeerImage(
        PeerCard card,
        @Nullable Token token,
        long requestSequence,
        NetworkPrefix prefix,
        Duration replayable,
        long generation,
        List<AnnouncedContent> entries) {}
