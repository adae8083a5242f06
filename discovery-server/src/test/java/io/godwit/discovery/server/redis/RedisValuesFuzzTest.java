package io.godwit.discovery.server.redis;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.discovery.api.ApiLimits;
import io.godwit.core.peer.PeerId;
import io.godwit.discovery.server.tracker.SwarmPeer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whatever is in Redis, it is taken whole or refused with the field. */
class RedisValuesFuzzTest {

    @FuzzTest
    void sharesPart(byte @Nullable [] input) {
        if (input == null) {
            return;
        }
        try {
            List<AnnouncedContent> entries = SharesPartCodec.decode(input);
            assertTrue(entries.size() <= ApiLimits.ENTRIES_PER_PART);
            assertArrayEquals(input, SharesPartCodec.encode(entries));
        } catch (RedisException.Malformed refused) {
            assertTrue(String.valueOf(refused.getMessage()).startsWith("malformed in Redis: "));
        }
    }

    @FuzzTest
    void peer(@Nullable FuzzedDataProvider data) {
        if (data == null) {
            return;
        }
        var values = new ArrayList<byte @Nullable []>();
        for (int i = 0; i < StoredPeer.FIELDS.length; i++) {
            values.add(data.consumeBoolean() ? data.consumeBytes(3_000) : null);
        }
        try {
            StoredPeer.of(new PeerId(1, 2, 3, 4), values)
                    .ifPresent(peer -> {
                        assertTrue(peer.card().record().length <= ApiLimits.RECORD_BYTES);
                        assertTrue(peer.card().addresses().size() <= 16);
                        assertTrue(peer.shares().entries() <= ApiLimits.ENTRIES_PER_PEER);
                    });
        } catch (RedisException.Malformed refused) {
            assertTrue(String.valueOf(refused.getMessage()).startsWith("malformed in Redis: "));
        }
    }

    @FuzzTest
    void swarmPeers(byte @Nullable [] input) {
        if (input == null) {
            return;
        }
        try {
            for (SwarmPeer peer : SwarmPlaces.decode(input)) {
                assertTrue(SwarmPlaces.encode(peer.address()).length <= 18);
            }
        } catch (RedisException.Malformed refused) {
            assertTrue(String.valueOf(refused.getMessage()).startsWith("malformed in Redis: "));
        }
    }

    @FuzzTest
    void scriptAnswer(@Nullable FuzzedDataProvider data) {
        if (data == null) {
            return;
        }
        var values = new ArrayList<@Nullable Object>();
        while (data.remainingBytes() > 0 && values.size() < 12) {
            values.add(
                    switch (data.consumeInt(0, 2)) {
                        case 0 -> data.consumeLong();
                        case 1 -> data.consumeBytes(40);
                        default -> null;
                    });
        }
        try {
            ScriptAnswer answer = ScriptAnswer.of(values);
            assertTrue(answer.word().length() <= 32);
            long number = answer.number(1);
            assertTrue(number >= 0 && number <= ApiLimits.INTEGER);
        } catch (RedisException.Malformed refused) {
            assertTrue(String.valueOf(refused.getMessage()).startsWith("malformed in Redis: "));
        }
    }
}
