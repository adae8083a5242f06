package io.godwit.core.transfer.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.content.Bitfield;
import io.godwit.core.content.ChunkLayout;
import io.godwit.core.crypto.Sha256;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.manifest.ManifestCodec;
import io.godwit.core.manifest.ManifestException;
import io.godwit.core.protocol.Limits;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.protocol.MessageHandler;
import io.godwit.core.protocol.PeerLimits;
import io.godwit.core.protocol.RejectCode;
import io.godwit.core.transfer.FailureReason;
import io.godwit.core.transfer.download.Download;
import io.godwit.core.transfer.download.DownloadException;
import io.godwit.core.transfer.download.DownloadResult;
import io.godwit.core.transfer.download.DownloadSpec;
import io.godwit.core.transfer.download.Wanted;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody told a wrong size for a file of which only the root is certain: those who have the file win. */
@Timeout(60)
class WrongSizeTest {

    private static final int MIB = 1 << 20;
    private static final int SIZE = 5 * MIB + 3;

    /** Of a file with larger chunks and a layer of many pages. */
    private static final long HUGE = 1L << 40;

    private final TestNet net = new TestNet();
    private final Content content = Content.random("film", SIZE, 1);
    private final TestPeer leech = net.peer(0);
    private final TestNet.Opener opener = new TestNet.Opener();

    @AfterEach
    void close() {
        net.close();
    }

    private Download start(Wanted wanted) {
        DownloadSpec order = DownloadSpec.of(wanted, "film").withPatience(Duration.ofSeconds(20));
        return leech.engine.download(order, net.sources(leech), opener);
    }

    private void arrives(Download download) throws Exception {
        DownloadResult result = download.result().get(30, TimeUnit.SECONDS);
        assertEquals(SIZE, result.bytes());
        assertArrayEquals(content.bytes(), opener.memory.contents(0));
        await().atMost(Duration.ofSeconds(20)).until(() -> leech.engine.bytesInFlight() == 0);
    }

    @ParameterizedTest
    @DisplayName(
            "SZ a wrong size in a search result, a listing or a link costs a little time, and no more")
    @ValueSource(
            longs = {
                0, // cannot be, for this root
                1, // one chunk
                SIZE - 1, // the last chunk too short
                SIZE + 1, // and too long
                4 * MIB, // a chunk too few
                9 * MIB + 1, // chunks too many, where the tree has only padding
                128 * MIB, // a deeper tree
                Long.MAX_VALUE // more than can be transferred
            })
    void theOrderIsWrong(long told) throws Exception {
        net.seeder(0, content);
        net.seeder(0, content);
        arrives(start(new Wanted.File(content.root(), "film", told)));
    }

    @Test
    void aLiarTellsTheSizeFirst() throws Exception {
        net.scripted(new Liar(SIZE + 2L * MIB));
        Download download = start(new Wanted.Anything(content.root()));
        await().atMost(Duration.ofSeconds(20)).until(() -> download.progress().totalBytes() > SIZE);
        net.seeder(0, content);
        arrives(download);
    }

    @Test
    @DisplayName(
            "SZ the two hashes below a root, offered as a file of 64 bytes with that root, lose against the file")
    void hashesAreNotTheFile() throws Exception {
        Content film = Content.random("film", 2 * MIB, 2);
        Content hashes = Content.of("film", film.layer().packed());
        assertEquals(film.root(), hashes.root());
        net.seeder(0, hashes);
        net.seeder(0, film);
        for (Wanted wanted :
                List.of(
                        new Wanted.File(film.root(), "film", 64),
                        new Wanted.Anything(film.root()))) {
            assertEquals(2 * MIB, start(wanted).result().get(30, TimeUnit.SECONDS).bytes());
        }
    }

    @Test
    void aFileOf64BytesArrives() throws Exception {
        Content small = Content.random("film", 64, 3);
        net.seeder(0, small);
        start(new Wanted.File(small.root(), "film", 64)).result().get(30, TimeUnit.SECONDS);
        assertArrayEquals(small.bytes(), opener.memory.contents(0));
    }

    @Test
    @DisplayName("DOS a manifest of a file that never ends is no proof that a download waits for")
    void manifestWithoutEnd() {
        failsInSpiteOf(
                new Silent() {
                    @Override
                    void manifest(TestChannel channel, Message.GetManifest get) throws IOException {
                        begin(channel, get.stream(), Limits.MAX_META, get.length());
                    }
                });
    }

    @Test
    @DisplayName("DOS a layer that never ends is no proof that a download waits for")
    void layerWithoutEnd() throws Exception {
        Manifest huge = Manifest.ofFile("film", HUGE, content.root(), false);
        failsInSpiteOf(
                new Silent() {
                    @Override
                    void manifest(TestChannel channel, Message.GetManifest get) throws IOException {
                        byte[] told = ManifestCodec.encode(huge);
                        channel.put(
                                new Message.Meta(
                                        get.stream(), told.length, 0, TestChannel.payload(told)));
                    }
                });
    }

    /** It takes one request at a time, so that nothing more can be asked as long as it does not answer. */
    private void failsInSpiteOf(Silent script) {
        TestPeer silent = net.scripted(script);
        silent.limits = new PeerLimits(Limits.RECORD_DATA, 1, 1);
        Download download = start(new Wanted.File(content.root(), "film", SIZE + 1));
        var ended =
                assertThrows(
                        ExecutionException.class,
                        () -> download.result().get(20, TimeUnit.SECONDS));
        assertEquals(FailureReason.NOT_FOUND, ((DownloadException) ended.getCause()).reason());
    }

    /** Refuses what is asked of it for the size that was told, and falls silent when it is to prove another. */
    private class Silent extends Script {

        private boolean begun;

        Silent() {
            super(content);
        }

        @Override
        void layer(TestChannel channel, Message.GetLayer get) throws IOException {
            if (get.chunkShift() == content.layout().chunkShift()) {
                channel.put(new Message.Reject(get.stream(), RejectCode.OUT_OF_RANGE));
            } else {
                int total = ChunkLayer.packedLength(ChunkLayout.forSize(HUGE));
                begin(channel, get.stream(), total, get.length());
            }
        }

        /** Gives one page of something long. */
        void begin(TestChannel channel, int stream, long total, int length) throws IOException {
            if (!begun) {
                begun = true;
                byte[] page = new byte[length];
                channel.put(new Message.Meta(stream, total, 0, TestChannel.payload(page)));
            }
        }
    }

    /** Has the file, says that it is longer, and proves it as far as that goes: with a layer that ends in the root. */
    private final class Liar implements MessageHandler {
        private final long size;
        private final ChunkLayout layout;
        private final byte[] layer;

        Liar(long size) {
            this.size = size;
            this.layout = ChunkLayout.forSize(size);
            byte[] packed = Arrays.copyOf(content.layer().packed(), 32 * layout.chunkCount());
            byte[] padding = new byte[32];
            for (int level = 0; level < 6; level++) {
                padding = Sha256.of(padding, padding);
            }
            for (int chunk = content.layout().chunkCount(); chunk < layout.chunkCount(); chunk++) {
                System.arraycopy(padding, 0, packed, 32 * chunk, 32);
            }
            layer = packed;
        }

        @Override
        public void onOpen(MessageChannel channel) {}

        @Override
        public void onMessage(MessageChannel channel, Message message) {
            try {
                answer((TestChannel) channel, message);
            } catch (IOException | ManifestException e) {
                channel.close();
            }
        }

        private void answer(TestChannel channel, Message message)
                throws IOException, ManifestException {
            switch (message) {
                case Message.GetManifest get -> {
                    Manifest claim = Manifest.ofFile("film", size, content.root(), false);
                    meta(channel, get.stream(), ManifestCodec.encode(claim));
                }
                case Message.GetLayer get -> meta(channel, get.stream(), layer);
                case Message.GetHave get ->
                        channel.put(
                                new Message.Have(get.stream(), Bitfield.full(layout.chunkCount())));
                case Message.Get get when get.chunk() < content.layout().chunkCount() - 1 ->
                        channel.put(
                                new Message.Chunk(
                                        get.stream(),
                                        0,
                                        TestChannel.payload(content.chunk(get.chunk()))));
                case Message.Get get ->
                        channel.put(new Message.Reject(get.stream(), RejectCode.NOT_YET));
                default -> {}
            }
        }

        private void meta(TestChannel channel, int stream, byte[] bytes) throws IOException {
            channel.put(new Message.Meta(stream, bytes.length, 0, TestChannel.payload(bytes)));
        }

        @Override
        public void onClosed(MessageChannel channel, Optional<IOException> cause) {}
    }
}
