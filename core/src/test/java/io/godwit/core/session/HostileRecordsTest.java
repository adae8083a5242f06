package io.godwit.core.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.Bitfield;
import io.godwit.core.content.ContentId;
import io.godwit.core.crypto.TestKeys;
import io.godwit.core.handshake.HandshakeException;
import io.godwit.core.handshake.SecureChannel;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.Limits;
import io.godwit.core.protocol.ListedContent;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.MessageCodec;
import io.godwit.core.protocol.MessageKind;
import io.godwit.core.protocol.Payload;
import io.godwit.core.protocol.RejectCode;
import io.godwit.core.transport.InMemoryTransport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Somebody on the path changes the records of every message at every byte. Each try needs a fresh connection, most of
 * them joined streams, which cost no RSA.
 */
@Timeout(120)
class HostileRecordsTest {

    private static final ContentId ID = new ContentId(1, 2, 3, 4);

    private static final List<Message> MESSAGES =
            List.of(
                    new Message.Ping(0),
                    new Message.Pong(0),
                    new Message.GetManifest(1, ID, 0, 100),
                    new Message.GetLayer(1, ID, 20, 0, 32),
                    new Message.Meta(1, 9, 0, Payload.of(new byte[9])),
                    new Message.GetHave(1, ID, 20),
                    new Message.Have(1, Bitfield.full(9)),
                    new Message.HaveMore(1, List.of(1, 2)),
                    new Message.Get(1, ID, 20, 0, 0, 1),
                    new Message.Chunk(1, 0, Payload.of(new byte[9])),
                    new Message.Cancel(1),
                    new Message.Reject(1, RejectCode.BUSY),
                    new Message.ListShares(1, "", 9),
                    new Message.Search(1, "q", "", 9),
                    new Message.Listing(1, List.of(new ListedContent("n", false, 1, ID)), ""));

    /** Bits that are flipped at random besides; {@code godwit.flips} asks for more of them. */
    private static final int FLIPS = Integer.getInteger("godwit.flips", 500);

    private static final long SEED = 20_261_130;
    private static final int MOST_DATA = 2_000;

    /** Bytes of a record that are not sealed: they tell its length. */
    private static final int HEADER = 4;

    /** Peers that have seen so many streams end are replaced: they and what they record would grow with every one. */
    private static final int FLIPS_OF_A_PAIR = 500;

    private final InMemoryTransport network = new InMemoryTransport(4 * 1024);
    private RecordingHandler bobSaw = new RecordingHandler();
    private TestPeer alice;
    private TestPeer bob;
    private Optional<SecureChannel> first = Optional.empty();
    private int nextIndex = Limits.STREAMS;

    @BeforeEach
    void start() throws IOException {
        alice = TestPeer.of(TestKeys.alice(), network, new RecordingHandler());
        bob = TestPeer.of(TestKeys.bob(), network, bobSaw);
    }

    @AfterEach
    void stop() {
        first.ifPresent(SecureChannel::close);
        bob.close();
        alice.close();
    }

    private TamperingConnection connect() throws IOException {
        return new TamperingConnection(
                network.connect(bob.listener().localAddress(), Duration.ofSeconds(1)));
    }

    /** A fresh stream, and the sealed records of some messages that have not reached the other end. */
    private record Attack(TamperingConnection wire, SecureChannel channel, List<byte[]> records) {}

    private Attack attack(Message... messages) throws IOException {
        if (nextIndex == Limits.STREAMS) {
            first.ifPresent(SecureChannel::close);
            first = Optional.of(alice.handshake().initiate(connect(), bob.identity().id()));
            nextIndex = 1;
        }
        TamperingConnection wire = connect();
        SecureChannel channel = alice.handshake().join(wire, first.orElseThrow(), nextIndex++);
        wire.hold();
        for (Message message : messages) {
            byte[] buffer = new byte[5 + MessageCodec.maxLength(message)];
            int length = MessageCodec.encode(message, buffer, 5);
            channel.write(MessageKind.of(message).wire(), message.stream(), buffer, 5, length);
            channel.flush();
        }
        return new Attack(wire, channel, List.copyOf(wire.held()));
    }

    /** Delivers bytes and the end of the stream; what the receiver says when it ends that stream. */
    private AlertCode outcome(Attack attack, byte[] bytes) throws IOException {
        int index = attack.channel().index();
        int ended = streamsEnded();
        attack.wire().release(bytes);
        attack.wire().close();
        await().pollInterval(Duration.ofNanos(200_000))
                .atMost(30, TimeUnit.SECONDS)
                .until(() -> streamsEnded() > ended);
        var last =
                bobSaw.closed().stream()
                        .filter(closed -> closed.channel().index() == index)
                        .reduce((_, later) -> later)
                        .orElseThrow();
        return assertInstanceOf(HandshakeException.class, last.cause().orElseThrow()).code();
    }

    /** The length of a message's record; the stream that told it is over when this returns. */
    private int sealedLength(Message message) throws IOException {
        Attack attack = attack(message);
        outcome(attack, new byte[0]);
        return attack.records().getFirst().length;
    }

    private int streamsEnded() {
        return (int)
                bobSaw.closed().stream().filter(closed -> closed.channel().index() > 0).count();
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Test
    void everyKindOfMessageIsAttacked() {
        assertEquals(
                EnumSet.allOf(MessageKind.class),
                MESSAGES.stream().map(MessageKind::of).collect(Collectors.toSet()));
    }

    @Test
    @DisplayName("HS-06 a bit flipped at any byte of any message ends the connection")
    void aFlippedBitAnywhereEndsTheConnection() throws Exception {
        int tries = 0;
        for (Message message : MESSAGES) {
            int length = sealedLength(message);
            for (int at = 0; at < length; at++) {
                Attack attack = attack(message);
                byte[] record = attack.records().getFirst().clone();
                record[at] ^= (byte) (1 << (at & 7));
                AlertCode code = outcome(attack, record);
                assertTrue(
                        EnumSet.of(AlertCode.RECORD, AlertCode.TOO_LARGE, AlertCode.TRUNCATED)
                                .contains(code),
                        message + " at " + at + ": " + code);
                tries++;
            }
        }
        assertEquals(0, bobSaw.messages().size(), "messages that came through of " + tries);
    }

    @Test
    @DisplayName("HS-06 any bit of any message flipped in transit, in numbers: none is accepted")
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void flippedBitsInNumbers() throws Exception {
        Random random = new Random(SEED);
        int accepted = 0;
        for (int i = 1; i <= FLIPS; i++) {
            Attack attack = attack(chosen(random));
            byte[] record = attack.records().getFirst().clone();
            int at = random.nextInt(record.length);
            record[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            AlertCode code = outcome(attack, record);
            // The end of the stream is to blame only where a flip makes the record seem longer.
            assertTrue(
                    code == AlertCode.RECORD
                            || (at < HEADER
                                    && EnumSet.of(AlertCode.TOO_LARGE, AlertCode.TRUNCATED)
                                            .contains(code)),
                    "flip " + i + " of seed " + SEED + " at " + at + ": " + code);
            if (i % FLIPS_OF_A_PAIR == 0 || i == FLIPS) {
                accepted += bobSaw.messages().size();
                replacePeers();
            }
        }
        System.out.printf("bits flipped in transit: %d, accepted: %d (goal 0)%n", FLIPS, accepted);
        assertEquals(0, accepted);
    }

    /** One of the messages, half of the time a chunk with more in it than a few bytes. */
    private static Message chosen(Random random) {
        if (random.nextBoolean()) {
            return MESSAGES.get(random.nextInt(MESSAGES.size()));
        }
        byte[] data = new byte[1 + random.nextInt(MOST_DATA)];
        random.nextBytes(data);
        return new Message.Chunk(1, 0, Payload.of(data));
    }

    private void replacePeers() throws IOException {
        stop();
        first = Optional.empty();
        nextIndex = Limits.STREAMS;
        bobSaw = new RecordingHandler();
        start();
    }

    @Test
    @DisplayName("HS-14 a stream that ends anywhere inside a message is TRUNCATED")
    void aStreamThatEndsAnywhereIsTruncated() throws Exception {
        for (Message message : MESSAGES) {
            int length = sealedLength(message);
            for (int end = 0; end < length; end++) {
                Attack attack = attack(message);
                byte[] cut = Arrays.copyOf(attack.records().getFirst(), end);
                assertEquals(AlertCode.TRUNCATED, outcome(attack, cut), message + " cut to " + end);
            }
        }
        assertEquals(0, bobSaw.messages().size());
    }

    @Test
    @DisplayName("HS-15 every message replayed, reordered, dropped, or longer than a record may be")
    void theOrderOfRecordsIsKept() throws Exception {
        for (Message message : MESSAGES) {
            Attack replay = attack(message);
            byte[] sealed = replay.records().getFirst();
            assertEquals(AlertCode.RECORD, outcome(replay, join(sealed, sealed)));

            Attack reorder = attack(message, new Message.Cancel(99));
            byte[] swapped = join(reorder.records().get(1), reorder.records().get(0));
            assertEquals(AlertCode.RECORD, outcome(reorder, swapped));

            Attack drop = attack(message, new Message.Cancel(99));
            assertEquals(AlertCode.RECORD, outcome(drop, drop.records().get(1)));

            Attack oversize = attack(message);
            byte[] claim = oversize.records().getFirst().clone();
            claim[1] = (byte) 0xff;
            assertEquals(AlertCode.TOO_LARGE, outcome(oversize, claim));
        }
        List<MessageKind> once =
                MESSAGES.stream()
                        .map(MessageKind::of)
                        .filter(kind -> kind != MessageKind.PING)
                        .toList();
        assertEquals(
                once,
                bobSaw.messages().stream().map(MessageKind::of).toList(),
                "each replayed message came once; PING stays in the session");
    }
}
