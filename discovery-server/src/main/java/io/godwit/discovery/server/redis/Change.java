package io.godwit.discovery.server.redis;

import io.godwit.core.discovery.api.ApiLimits;
import io.godwit.core.peer.PeerId;
import java.util.Optional;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.resps.StreamEntry;

/**
 * That something of a peer has changed; what, is looked up.
 *
 * @param place where it is among the changes
 * @param number counts the changes, without gaps
 * @param peer whose; empty where Redis has no ID of a peer
 */
record Change(StreamEntryID place, long number, Optional<PeerId> peer) {

    static Change of(StreamEntry entry) throws RedisException.Malformed {
        return new Change(
                entry.getID(),
                Field.number("change", entry.getFields().get("number"), ApiLimits.INTEGER),
                Field.id("changed peer", entry.getFields().get("peer")));
    }
}
