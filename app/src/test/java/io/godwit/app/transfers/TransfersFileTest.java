package io.godwit.app.transfers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.node.Target;
import io.godwit.core.peer.PeerId;
import io.godwit.core.transfer.download.Wanted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransfersFileTest {

    private static final ContentId ID = new ContentId(1, 2, 3, 4);
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir Path home;
    private Path place;
    private TransfersFile file;

    @BeforeEach
    void prepare() {
        place = home.resolve("transfers.json");
        file = new TransfersFile(place);
    }

    private StoredTransfers some() {
        var peers = List.of(new PeerId(9, 9, 9, 9));
        var queued =
                List.of(
                        new StoredTransfer(
                                new Target(new Wanted.File(ID, "ä b.txt", 77), "ä b.txt", peers),
                                home,
                                NOON,
                                true,
                                null,
                                5,
                                77,
                                5 << 20),
                        new StoredTransfer(
                                new Target(new Wanted.Folder(ID), "folder", List.of()),
                                home,
                                NOON,
                                false,
                                TransferFailure.NOT_PERMITTED,
                                0,
                                0,
                                0),
                        new StoredTransfer(
                                new Target(
                                        new Wanted.Offer(ID, peers.getFirst(), "c.img", 5L << 20),
                                        "c.img",
                                        peers),
                                home,
                                NOON,
                                false,
                                TransferFailure.CHANGED,
                                1 << 20,
                                5L << 20,
                                0));
        var done =
                new HistoryEntry(
                        new Target(new Wanted.Anything(ID), "x", List.of()),
                        home.resolve("x"),
                        12,
                        3,
                        NOON);
        return new StoredTransfers(queued, List.of(done));
    }

    @Test
    @DisplayName("KEY the list of transfers, with links in it, is for its owner alone")
    void nobodyElseReadsIt() throws Exception {
        file.save(some());
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(place)));
    }

    @Test
    void whatIsSavedIsLoadedAgain() throws Exception {
        file.save(some());
        assertEquals(some(), file.load());
        file.save(StoredTransfers.NONE);
        assertEquals(StoredTransfers.NONE, file.load());
    }

    @Test
    void noFileIsNothing() throws Exception {
        assertEquals(StoredTransfers.NONE, file.load());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{\"version\":3,\"queue\":[],\"history\":[]}",
                "{\"version\":2,\"queue\":null,\"history\":[]}",
                "{\"version\":2,\"queue\":[null],\"history\":[]}",
                "{\"version\":1,\"queue\":[],\"history\":[],\"more\":1}",
                "{\"version\":1,\"queue\":[],\"history\":[]} trailing",
                "{\"version\":1,\"queue\":[],\"history\":[{\"target\":{\"id\":\"00\"}}]}",
                "{\"version\":2,\"version\":2,\"queue\":[],\"history\":[]}",
                "{\"version\":2,\"queue\":[[[[[[[[[[]]]]]]]]]],\"history\":[]}",
                "{\"version\":NaN,\"queue\":[],\"history\":[]}",
                "{\"version\":1e1000000,\"queue\":[],\"history\":[]}",
                "{\"@class\":\"java.lang.Object\",\"version\":2,\"queue\":[],\"history\":[]}",
                "\ufeff{\"version\":2,\"queue\":[],\"history\":[]}"
            })
    @DisplayName("JS the list of transfers is read strictly, and a damaged one is kept")
    void damagedFileIsPutAsideAndNotLost(String text) throws Exception {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Files.write(place, bytes);
        assertEquals(StoredTransfers.NONE, file.load());
        assertFalse(Files.exists(place));
        assertArrayEquals(bytes, Files.readAllBytes(home.resolve("transfers.json.damaged")));
    }

    @Test
    void whatWasSavedBeforeThereWereLimitsIsStillRead() throws Exception {
        file.save(some());
        String old =
                Files.readString(place)
                        .replaceFirst("\"version\" : 2", "\"version\" : 1")
                        .replaceAll(",\\s*\"limit\" : \\d+", "");
        assertFalse(old.contains("limit"));
        Files.writeString(place, old);
        StoredTransfers read = file.load();
        assertEquals(some().history(), read.history());
        assertEquals(some().queue().getLast(), read.queue().getLast());
        assertEquals(0, read.queue().getFirst().limit());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../x", "a/b", "", ".."})
    void nameThatNoPathMayHaveIsDamage(String name) throws Exception {
        file.save(some());
        String text = Files.readString(place);
        assertTrue(text.contains("\"ä b.txt\""));
        Files.writeString(place, text.replace("\"ä b.txt\"", '"' + name + '"'));
        assertEquals(StoredTransfers.NONE, file.load());
    }

    @Test
    void everyCutIsDamageAndNothingElse() throws Exception {
        byte[] whole = TransfersJson.encode(some(), TransfersJson.MAX_BYTES);
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(place, Arrays.copyOf(whole, length));
            assertEquals(StoredTransfers.NONE, file.load(), "cut at " + length);
        }
    }

    /** With long names, and as many peers as ever were found. */
    private StoredTransfers full() {
        List<PeerId> peers = IntStream.range(0, 64).mapToObj(i -> new PeerId(i, i, i, ~i)).toList();
        String name = "n".repeat(200) + ".mkv";
        Target target = new Target(new Wanted.File(ID, name, 1L << 50), name, peers);
        var queued =
                new StoredTransfer(target, home, NOON, false, null, 1L << 49, 1L << 50, 500L << 20);
        var done = new HistoryEntry(target, home.resolve(name), 1L << 50, 64, NOON);
        return new StoredTransfers(
                Collections.nCopies(TransferQueue.MOST, queued),
                Collections.nCopies(History.MOST, done));
    }

    @Test
    void asMuchAsThereCanBeIsLoadedAgain() throws Exception {
        file.save(full());
        StoredTransfers read = file.load();
        assertFalse(file.wasDamaged());
        assertEquals(TransferQueue.MOST, read.queue().size());
        assertEquals(History.MOST, read.history().size());
        Target kept = read.queue().getFirst().target();
        Target target = full().queue().getFirst().target();
        assertEquals(target.wanted(), kept.wanted());
        assertEquals(target.peers().subList(0, kept.peers().size()), kept.peers());
        assertFalse(kept.peers().isEmpty());
    }

    @Test
    void ofAFewTransfersAllPeersAreKept() throws Exception {
        StoredTransfers full = full();
        StoredTransfers few =
                new StoredTransfers(full.queue().subList(0, 500), full.history().subList(0, 500));
        file.save(few);
        assertEquals(few, file.load());
    }

    @Test
    void ofAHistoryThatIsTooLongTheLatestIsKeptAndAQueueThatIsTooLongIsNotWritten()
            throws Exception {
        StoredTransfers some = some();
        HistoryEntry one = some.history().getFirst();
        List<HistoryEntry> history = new ArrayList<>();
        for (int number = 0; number < 100; number++) {
            history.add(
                    new HistoryEntry(
                            one.target(), one.path(), number, one.sources(), one.finished()));
        }
        StoredTransfers more = new StoredTransfers(some.queue(), history);
        int room = TransfersJson.encode(more, TransfersJson.MAX_BYTES).length - 1;
        StoredTransfers read = TransfersJson.decode(TransfersJson.encode(more, room));
        assertEquals(some.queue(), read.queue());
        assertEquals(history.subList(0, 50), read.history());
        int less =
                TransfersJson.encode(
                                        new StoredTransfers(some.queue(), List.of()),
                                        TransfersJson.MAX_BYTES)
                                .length
                        - 1;
        assertThrows(IOException.class, () -> TransfersJson.encode(more, less));
    }
}
