package io.godwit.app.transfers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.node.Target;
import io.godwit.core.peer.PeerId;
import io.godwit.core.transfer.download.Wanted;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
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
                "{\"version\":1,\"queue\":[],\"history\":[{\"target\":{\"id\":\"00\"}}]}"
            })
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
        byte[] whole = TransfersJson.encode(some());
        for (int length = 0; length < whole.length; length += 7) {
            Files.write(place, java.util.Arrays.copyOf(whole, length));
            assertEquals(StoredTransfers.NONE, file.load(), "cut at " + length);
        }
    }
}
