package io.godwit.core.transfer.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.Bitfield;
import io.godwit.core.content.ContentId;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.ProtocolException;
import io.godwit.core.protocol.RejectCode;
import io.godwit.core.transfer.FailureReason;
import io.godwit.core.transfer.TransferEvent;
import io.godwit.core.transfer.TransferEvent.Fault;
import io.godwit.core.transfer.download.Download;
import io.godwit.core.transfer.download.DownloadException;
import io.godwit.core.transfer.download.DownloadSpec;
import io.godwit.core.transfer.download.Wanted;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sources that hold a valid identity and answer what they should not. */
@Timeout(30)
class HostileSourceTest {

    private static final int MIB = 1 << 20;
    private static final ContentId NOBODYS = new ContentId(1, 2, 3, 4);

    private final TestNet net = new TestNet();
    private final Content content = Content.random("wanted.bin", 5 * MIB + 3, 1);
    private final TestPeer leech = net.peer(0);
    private final TestNet.Opener opener = new TestNet.Opener();

    @AfterEach
    void close() {
        net.close();
    }

    private void chunk(TestChannel to, int stream, int offset, int length) throws IOException {
        to.put(new Message.Chunk(stream, offset, TestChannel.payload(new byte[length])));
    }

    /** Beside an honest source the download succeeds, and the hostile one is dropped with this fault. */
    private void isDroppedFor(Fault fault, Script script) throws Exception {
        TestPeer hostile = net.scripted(script);
        TestPeer honest = net.seeder(0, content);
        honest.reachable = false;
        Download download =
                leech.engine.download(TestNet.order(content), net.sources(leech), opener);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !leech.events(TransferEvent.SourceDropped.class).isEmpty());
        honest.reachable = true;
        download.result().get(20, TimeUnit.SECONDS);
        assertArrayEquals(content.bytes(), opener.memory.contents(0));
        var dropped = leech.events(TransferEvent.SourceDropped.class);
        assertEquals(List.of(hostile.id), dropped.stream().map(d -> d.peer()).toList());
        assertEquals(fault, dropped.getFirst().fault());
        await().atMost(Duration.ofMinutes(1)).until(() -> leech.engine.bytesInFlight() == 0);
    }

    @Test
    void wrongOffset() throws Exception {
        isDroppedFor(
                Fault.PROTOCOL,
                new Script(content) {
                    @Override
                    void get(TestChannel channel, Message.Get get) throws IOException {
                        chunk(channel, get.stream(), 7, 1000);
                    }
                });
    }

    @Test
    @DisplayName("SZ overlapping parts of a chunk are a breach")
    void overlappingParts() throws Exception {
        isDroppedFor(
                Fault.PROTOCOL,
                new Script(content) {
                    @Override
                    void get(TestChannel channel, Message.Get get) throws IOException {
                        chunk(channel, get.stream(), 0, 1000);
                        chunk(channel, get.stream(), 500, 1000);
                    }
                });
    }

    @Test
    @DisplayName("SZ more data than was asked for is a breach")
    void tooMuchData() throws Exception {
        isDroppedFor(
                Fault.PROTOCOL,
                new Script(content) {
                    @Override
                    void get(TestChannel channel, Message.Get get) throws IOException {
                        chunk(channel, get.stream(), 0, get.length() + 1);
                    }
                });
    }

    @Test
    void chunkSentTwice() throws Exception {
        isDroppedFor(
                Fault.PROTOCOL,
                new Script(content) {
                    @Override
                    void get(TestChannel channel, Message.Get get) throws IOException {
                        super.get(channel, get);
                        super.get(channel, get);
                    }
                });
    }

    @Test
    void partsWithoutData() throws Exception {
        isDroppedFor(
                Fault.PROTOCOL,
                new Script(content) {
                    @Override
                    void get(TestChannel channel, Message.Get get) throws IOException {
                        chunk(channel, get.stream(), 0, 0);
                    }
                });
    }

    @Test
    void unknownStream() throws Exception {
        isDroppedFor(
                Fault.PROTOCOL,
                new Script(content) {
                    @Override
                    void get(TestChannel channel, Message.Get get) throws IOException {
                        chunk(channel, 1_000_000, 0, 1000);
                    }
                });
    }

    @Test
    void answerOfAnotherKind() throws Exception {
        isDroppedFor(
                Fault.PROTOCOL,
                new Script(content) {
                    @Override
                    void get(TestChannel channel, Message.Get get) throws IOException {
                        channel.put(new Message.Listing(get.stream(), List.of(), ""));
                    }
                });
    }

    @Test
    @DisplayName("SZ a set of another number of chunks is a breach")
    void haveOfAnotherSize() throws Exception {
        isDroppedFor(
                Fault.PROTOCOL,
                new Script(content) {
                    @Override
                    void have(TestChannel channel, Message.GetHave get) throws IOException {
                        channel.put(new Message.Have(get.stream(), Bitfield.full(1 << 20)));
                    }
                });
    }

    @Test
    @DisplayName("SZ a chunk index beyond the file is a breach")
    void haveMoreOutOfRange() throws Exception {
        isDroppedFor(
                Fault.PROTOCOL,
                new Script(content) {
                    @Override
                    void have(TestChannel channel, Message.GetHave get) throws IOException {
                        channel.put(new Message.Have(get.stream(), new Bitfield(6)));
                        channel.put(new Message.HaveMore(get.stream(), List.of(6)));
                    }
                });
    }

    @Test
    void layerOfAnotherFile() throws Exception {
        isDroppedFor(
                Fault.BAD_DATA,
                new Script(content) {
                    @Override
                    void layer(TestChannel channel, Message.GetLayer get) throws IOException {
                        byte[] packed = content.layer().packed();
                        packed[40] ^= 1;
                        channel.put(
                                new Message.Meta(
                                        get.stream(),
                                        packed.length,
                                        0,
                                        TestChannel.payload(packed)));
                    }
                });
    }

    @Test
    @DisplayName("SZ a layer longer than the file can have is refused before it is kept")
    void layerTooLong() throws Exception {
        isDroppedFor(
                Fault.PROTOCOL,
                new Script(content) {
                    @Override
                    void layer(TestChannel channel, Message.GetLayer get) throws IOException {
                        channel.put(
                                new Message.Meta(
                                        get.stream(),
                                        Long.MAX_VALUE,
                                        0,
                                        TestChannel.payload(new byte[1000])));
                    }
                });
    }

    @Test
    void emptyPagesWithoutEnd() throws Exception {
        isDroppedFor(
                Fault.PROTOCOL,
                new Script(content) {
                    @Override
                    void layer(TestChannel channel, Message.GetLayer get) throws IOException {
                        channel.put(
                                new Message.Meta(
                                        get.stream(),
                                        content.layer().packedLength(),
                                        0,
                                        TestChannel.payload(new byte[0])));
                    }
                });
    }

    @Test
    @DisplayName(
            "DOS a layer byte by byte is a breach: pages end where the whole or the record ends")
    void pagesOfOneByte() throws Exception {
        isDroppedFor(
                Fault.PROTOCOL,
                new Script(content) {
                    @Override
                    void layer(TestChannel channel, Message.GetLayer get) throws IOException {
                        channel.put(
                                new Message.Meta(
                                        get.stream(),
                                        content.layer().packedLength(),
                                        get.offset(),
                                        TestChannel.payload(new byte[1])));
                    }
                });
    }

    @Test
    void manifestThatHashesToSomethingElse() {
        failsForFolder(
                FailureReason.VERIFICATION,
                new Script(content) {
                    @Override
                    void manifest(TestChannel channel, Message.GetManifest get) throws IOException {
                        channel.put(
                                new Message.Meta(
                                        get.stream(), 50, 0, TestChannel.payload(new byte[50])));
                    }
                });
    }

    @Test
    @DisplayName("SZ a manifest beyond the limit is refused by its claim alone")
    void manifestTooLarge() {
        failsForFolder(
                FailureReason.VERIFICATION,
                new Script(content) {
                    @Override
                    void manifest(TestChannel channel, Message.GetManifest get) throws IOException {
                        channel.put(
                                new Message.Meta(
                                        get.stream(),
                                        1L << 40,
                                        0,
                                        TestChannel.payload(new byte[get.length()])));
                    }
                });
    }

    private void failsForFolder(FailureReason reason, Script script) {
        net.scripted(script);
        Download download =
                leech.engine.download(
                        DownloadSpec.of(new Wanted.Folder(NOBODYS), "folder"),
                        net.sources(leech),
                        opener);
        var e =
                assertThrows(
                        ExecutionException.class,
                        () -> download.result().get(20, TimeUnit.SECONDS));
        assertEquals(reason, ((DownloadException) e.getCause()).reason());
    }

    @Test
    void refusalsOfEveryKindDoNoHarm() throws Exception {
        for (RejectCode code : RejectCode.values()) {
            net.scripted(
                    new Script(content) {
                        @Override
                        void get(TestChannel channel, Message.Get get) throws IOException {
                            channel.put(new Message.Reject(get.stream(), code));
                        }
                    });
        }
        net.seeder(0, content);
        leech.engine
                .download(TestNet.order(content).withStreams(16), net.sources(leech), opener)
                .result()
                .get(20, TimeUnit.SECONDS);
        assertArrayEquals(content.bytes(), opener.memory.contents(0));
    }

    @Test
    void aSourceThatHadTooManyRequestsIsAskedForTheLayerAgain() throws Exception {
        var refused = new AtomicBoolean();
        net.scripted(
                new Script(content) {
                    @Override
                    void layer(TestChannel channel, Message.GetLayer get) throws IOException {
                        if (refused.compareAndSet(false, true)) {
                            channel.put(new Message.Reject(get.stream(), RejectCode.TOO_MANY));
                        } else {
                            super.layer(channel, get);
                        }
                    }
                });
        leech.engine
                .download(TestNet.order(content), net.sources(leech), opener)
                .result()
                .get(20, TimeUnit.SECONDS);
        assertArrayEquals(content.bytes(), opener.memory.contents(0));
    }

    @Test
    void lateDataOfACancelledRequestIsDroppedButNotWithoutEnd() throws Exception {
        TestPeer flooder =
                net.scripted(
                        new Script(content) {
                            @Override
                            void get(TestChannel channel, Message.Get get) throws IOException {
                                // Says nothing until it is given up, then sends far too much.
                            }
                        });
        net.seeder(2L * MIB, content);
        Download download =
                leech.engine.download(TestNet.order(content), net.sources(leech), opener);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !leech.events(TransferEvent.SourceLost.class).isEmpty());
        TestChannel channel = flooder.channels.iterator().next();
        assertThrows(
                IOException.class,
                () -> {
                    for (int i = 0; i < 1000; i++) {
                        chunk(channel, i % 2 + 1, 0, 100_000);
                    }
                });
        assertTrue(leech.breaches.stream().anyMatch(ProtocolException.class::isInstance));
        download.result().get(20, TimeUnit.SECONDS);
        assertTrue(leech.engine.bytesInFlight() == 0);
    }
}
