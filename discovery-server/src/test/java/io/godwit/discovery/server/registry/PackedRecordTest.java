package io.godwit.discovery.server.registry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerRecord;
import io.godwit.discovery.server.TestClient;
import io.godwit.discovery.server.TestIdentities;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PackedRecordTest {

    @Test
    @DisplayName("a record is kept without what is known anyway, and given out as it was")
    void trueRecordsShrink() {
        var identity = TestIdentities.of(3);
        for (String name : new String[] {"a", "n".repeat(64), "\u00e9".repeat(64)}) {
            byte[] record =
                    identity.sign(
                                    new PeerRecord(
                                            identity.id(),
                                            Long.MAX_VALUE >> 11,
                                            Instant.ofEpochSecond(1_800_000_000),
                                            List.of(
                                                    TestClient.address("127.0.0.1:4000"),
                                                    TestClient.address("[::1]:4000")),
                                            name))
                            .encode();
            byte[] packed = PackedRecord.pack(identity.id(), record);
            assertEquals(record.length - 76, packed.length);
            assertArrayEquals(record, PackedRecord.unpack(identity.id(), packed, record.length));
        }
    }

    @Test
    @DisplayName("whatever the bytes are, they come back")
    void anyBytesComeBack() {
        var random = new Random(11);
        var id = new PeerId(1, 2, 3, 4);
        byte[] real = TestIdentities.of(4).sign(record()).encode();
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = random.nextBoolean() ? real.clone() : new byte[random.nextInt(1_200)];
            for (int flips = random.nextInt(4); flips > 0 && bytes.length > 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            PeerId owner = random.nextBoolean() ? TestIdentities.of(4).id() : id;
            byte[] packed = PackedRecord.pack(owner, bytes);
            assertArrayEquals(bytes, PackedRecord.unpack(owner, packed, bytes.length));
        }
    }

    @Test
    @DisplayName("a card says what it was made of, whether the record holds the name or not")
    void cardsSayWhatTheyWereMadeOf() {
        byte[] real = TestIdentities.of(4).sign(record()).encode();
        var id = TestIdentities.of(4).id();
        for (String name : new String[] {"", "peer 5", "Ada", "\u00e9t\u00e9"}) {
            for (String addresses :
                    new String[] {"", "127.0.0.1:4000", "[::1]:4000 10.0.0.1:5000"}) {
                for (byte[] bytes : new byte[][] {real, new byte[0], new byte[9]}) {
                    var card = new PeerCard(id, 5, name, addresses, bytes);
                    assertEquals(name, card.name());
                    assertEquals(addresses, card.joinedAddresses());
                    assertArrayEquals(bytes, card.record());
                }
            }
        }
    }

    private static PeerRecord record() {
        return TestClient.record(TestIdentities.of(4), 5, "127.0.0.1:4000");
    }
}
