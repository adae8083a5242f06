package io.godwit.core.transfer.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.godwit.core.content.Bitfield;
import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.manifest.ManifestCodec;
import io.godwit.core.manifest.ManifestEntry;
import io.godwit.core.manifest.ManifestEntry.FileEntry;
import io.godwit.core.protocol.Limits;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.PeerLimits;
import io.godwit.core.protocol.RejectCode;
import io.godwit.core.storage.MemoryChunkStore;
import io.godwit.core.transfer.download.Download;
import io.godwit.core.transfer.download.DownloadSpec;
import io.godwit.core.transfer.download.Wanted;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A source that accepts few requests tells of many files which chunks it has. */
@Timeout(30)
class TellingSourceTest {

    private static final int FILES = 20;
    private static final int REQUESTS = 16;

    private final TestNet net = new TestNet();
    private final TestNet.Opener opener = new TestNet.Opener();
    private final List<Content> files = new ArrayList<>();
    private byte[] manifest;

    @BeforeEach
    void makeFolder() throws Exception {
        List<ManifestEntry> entries = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            Content file = Content.random(String.format("f%02d", i), (1 << 20) + 1, i);
            files.add(file);
            entries.add(
                    new FileEntry(List.of(file.name()), file.bytes().length, file.root(), false));
        }
        manifest = ManifestCodec.encode(new Manifest(true, entries));
    }

    @AfterEach
    void close() {
        net.close();
    }

    private Download start(Teller script) {
        return start(script, REQUESTS);
    }

    private Download start(Teller script, int requests) {
        TestPeer source = net.scripted(script);
        source.limits = new PeerLimits(Limits.RECORD_DATA, requests, 1);
        TestPeer leech = net.peer(0);
        return leech.engine.download(
                DownloadSpec.of(new Wanted.Folder(ManifestCodec.contentId(manifest)), "folder"),
                net.sources(leech),
                opener);
    }

    private void check() {
        for (int file = 0; file < FILES; file++) {
            assertArrayEquals(files.get(file).bytes(), opener.memory.contents(file), "" + file);
        }
    }

    @Test
    void nothingIsAwaitedOfAFileOfWhichItHasAllByNow() throws Exception {
        Download download =
                start(
                        new Teller() {
                            @Override
                            void have(TestChannel channel, Message.GetHave get) throws IOException {
                                first(channel, get);
                                channel.put(new Message.HaveMore(get.stream(), List.of(1)));
                            }
                        });
        download.result().get(20, TimeUnit.SECONDS);
        check();
    }

    @Test
    void nothingIsAwaitedOfAFileThatIsHere() throws Exception {
        Map<Message.GetHave, TestChannel> asked = new ConcurrentHashMap<>();
        Download download =
                start(
                        new Teller() {
                            @Override
                            void have(TestChannel channel, Message.GetHave get) {
                                asked.put(get, channel);
                            }
                        });
        await().atMost(Duration.ofSeconds(20))
                .until(() -> {
                    tellOfWhatIsHere(asked);
                    return download.result().isDone();
                });
        download.result().get(0, TimeUnit.SECONDS);
        check();
    }

    /** Each question stays open, as none of the files is ever here as a whole. */
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8})
    @DisplayName(
            "A source that has half of each file and allows few requests is asked for data all the same")
    void questionsLeaveRoomForData(int requests) {
        Download download =
                start(
                        new Half() {
                            @Override
                            void have(TestChannel channel, Message.GetHave get) throws IOException {
                                first(channel, get);
                            }
                        },
                        requests);
        // With a question for each file there would be no request left for the others.
        await().atMost(Duration.ofSeconds(25)).until(() -> begun() > FILES / 2);
        assertFalse(download.result().isDone());
    }

    /** Or those few that may be open would be the last ones. */
    @ParameterizedTest
    @EnumSource(names = {"NOT_FOUND", "NOT_YET", "OUT_OF_RANGE", "BUSY"})
    void questionThatIsRefusedIsOver(RejectCode code) {
        Set<ContentId> asked = ConcurrentHashMap.newKeySet();
        start(
                new Half() {
                    @Override
                    void have(TestChannel channel, Message.GetHave get) throws IOException {
                        asked.add(get.root());
                        channel.put(new Message.Reject(get.stream(), code));
                    }
                });
        await().atMost(Duration.ofSeconds(25)).until(() -> asked.size() > FILES / 2);
    }

    @Test
    void whatItDidNotTellItIsAskedAgain() {
        Set<ContentId> asked = ConcurrentHashMap.newKeySet();
        var again = new AtomicBoolean();
        start(
                new Half() {
                    @Override
                    void have(TestChannel channel, Message.GetHave get) throws IOException {
                        if (!asked.add(get.root())) {
                            again.set(true);
                        }
                        channel.put(new Message.Reject(get.stream(), RejectCode.BUSY));
                    }
                });
        await().atMost(Duration.ofSeconds(25)).untilTrue(again);
    }

    /** Files of which something is here. */
    private long begun() {
        MemoryChunkStore store = opener.memory;
        return store == null
                ? 0
                : IntStream.range(0, FILES).filter(file -> store.verified(file).get(0)).count();
    }

    private void tellOfWhatIsHere(Map<Message.GetHave, TestChannel> asked) throws IOException {
        for (var entry : List.copyOf(asked.entrySet())) {
            Message.GetHave get = entry.getKey();
            int file = files.indexOf(file(get.root()));
            if (opener.memory.verified(file).isFull() && asked.remove(get) != null) {
                tell(entry.getValue(), get);
            }
        }
    }

    private static void tell(TestChannel channel, Message.GetHave get) throws IOException {
        try {
            Teller.first(channel, get);
        } catch (EOFException closed) {
            // The download ends with its last file, and its connections
            // with it. Whether it was whole is looked at when it has ended.
        }
    }

    private Content file(ContentId root) {
        return files.stream().filter(file -> file.root().equals(root)).findFirst().orElseThrow();
    }

    /** Has the folder. */
    private abstract class Teller extends Script {

        Teller() {
            super(files.getFirst());
        }

        /** Tells that it has the first chunk. */
        static void first(TestChannel channel, Message.GetHave get) throws IOException {
            var chunks = new Bitfield(2);
            chunks.set(0);
            channel.put(new Message.Have(get.stream(), chunks));
        }

        @Override
        void get(TestChannel channel, Message.Get get) throws IOException {
            byte[] bytes = file(get.root()).chunk(get.chunk());
            channel.put(new Message.Chunk(get.stream(), 0, TestChannel.payload(bytes)));
        }

        @Override
        void layer(TestChannel channel, Message.GetLayer get) throws IOException {
            meta(channel, get.stream(), file(get.root()).layer().packed());
        }

        @Override
        void manifest(TestChannel channel, Message.GetManifest get) throws IOException {
            meta(channel, get.stream(), manifest.clone());
        }

        private void meta(TestChannel channel, int stream, byte[] bytes) throws IOException {
            channel.put(new Message.Meta(stream, bytes.length, 0, TestChannel.payload(bytes)));
        }
    }

    /** Gives the first half of each file, so that none of them is ever here as a whole. */
    private abstract class Half extends Teller {

        @Override
        void get(TestChannel channel, Message.Get get) throws IOException {
            if (get.chunk() == 0) {
                super.get(channel, get);
            } else {
                channel.put(new Message.Reject(get.stream(), RejectCode.NOT_YET));
            }
        }
    }
}
