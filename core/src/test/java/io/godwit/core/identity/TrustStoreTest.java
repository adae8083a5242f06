package io.godwit.core.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.event.Event;
import io.godwit.core.event.EventSink;
import io.godwit.core.identity.IdentityException.Reason;
import io.godwit.core.peer.PeerId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrustStoreTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final PeerId ADA = new PeerId(1, 2, 3, 4);
    private static final PeerId BOB = new PeerId(5, 6, 7, 8);

    @TempDir Path folder;

    private final List<Event> events = new ArrayList<>();
    private Path path;

    @BeforeEach
    void profile() {
        path = folder.resolve(TrustStore.NAME);
    }

    @Test
    void knowsNobodyAtFirstAndWritesNothing() throws IOException {
        TrustStore store = open();
        assertEquals(Trust.UNKNOWN, store.trust(ADA));
        assertTrue(Files.notExists(path));
        store.removeContact(ADA);
        assertTrue(Files.notExists(path));
        assertEquals(List.of(), events);
    }

    @Test
    void takesOverWhatAnotherProgramChangedAndLosesNeitherChange() throws IOException {
        TrustStore store = open();
        store.addContact(ADA, "Ada", Verification.NONE);
        TrustStore other = open();
        other.block(BOB);
        events.clear();

        store.refresh();
        assertEquals(Trust.BLOCKED, store.trust(BOB));
        assertEquals(List.of(new IdentityEvent.TrustChanged(BOB, Trust.BLOCKED)), events);
        store.refresh();
        assertEquals(1, events.size(), "once");

        store.removeContact(ADA);
        other.unblock(BOB);
        assertEquals(Trust.UNKNOWN, other.trust(ADA));
        assertEquals(List.of(), open().blocked());
    }

    @Test
    void remembersContactsAndBlocks() throws IOException {
        TrustStore store = open();
        store.addContact(ADA, "Ada \u202E\n😀", Verification.CODE);
        store.block(BOB);
        for (TrustStore each : List.of(store, open())) {
            assertEquals(Trust.CONTACT, each.trust(ADA));
            assertEquals(Trust.BLOCKED, each.trust(BOB));
            var ada = new Contact(ADA, "Ada \u202E\n😀", NOW, Verification.CODE);
            assertEquals(List.of(ada), each.contacts());
            assertEquals(List.of(new BlockedPeer(BOB, NOW)), each.blocked());
        }
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
        assertEquals(
                List.of(
                        new IdentityEvent.TrustChanged(ADA, Trust.CONTACT),
                        new IdentityEvent.TrustChanged(BOB, Trust.BLOCKED)),
                events);
    }

    @Test
    void aBlockWinsOverAContactAndGivesItBack() throws IOException {
        TrustStore store = open();
        store.addContact(ADA, "Ada", Verification.NONE);
        store.block(ADA);
        assertEquals(Trust.BLOCKED, store.trust(ADA));
        assertEquals("Ada", store.contact(ADA).orElseThrow().name());
        store.removeContact(ADA);
        assertEquals(Trust.BLOCKED, store.trust(ADA));
        store.unblock(ADA);
        assertEquals(Trust.UNKNOWN, open().trust(ADA));
    }

    @Test
    void renamingKeepsTheDate() throws IOException {
        open().addContact(ADA, "Ada", Verification.NONE);
        TrustStore later = TrustStore.open(path, () -> NOW.plusSeconds(60), events::add);
        later.addContact(ADA, "Countess", Verification.SAFETY_NUMBER);
        assertEquals(
                List.of(new Contact(ADA, "Countess", NOW, Verification.SAFETY_NUMBER)),
                open().contacts());
    }

    @Test
    void namesAreBounded() throws IOException {
        TrustStore store = open();
        assertThrows(
                IllegalArgumentException.class, () -> store.addContact(ADA, "", Verification.NONE));
        assertThrows(
                IllegalArgumentException.class,
                () -> store.addContact(ADA, "x".repeat(65), Verification.NONE));
        store.addContact(ADA, "😀".repeat(64), Verification.NONE);
        assertEquals("😀".repeat(64), open().contacts().getFirst().name());
    }

    @Test
    void aDamagedFileFallsBackToTheCopyBeforeAndIsKept() throws IOException {
        TrustStore store = open();
        store.block(BOB);
        store.addContact(ADA, "Ada", Verification.CODE);
        byte[] damaged = "{\"version\":1,".getBytes(StandardCharsets.UTF_8);
        Files.write(path, damaged);
        events.clear();
        TrustStore recovered = open();
        assertEquals(List.of(new IdentityEvent.TrustRecovered(0, 1)), events);
        assertEquals(Trust.BLOCKED, recovered.trust(BOB));
        assertEquals(Trust.UNKNOWN, recovered.trust(ADA));
        assertArrayEquals(damaged, Files.readAllBytes(folder.resolve("trust.json.damaged")));
        events.clear();
        assertEquals(Trust.BLOCKED, open().trust(BOB));
        assertEquals(List.of(), events);
    }

    @Test
    void aVanishedFileFallsBackToTheCopyBefore() throws IOException {
        TrustStore store = open();
        store.block(BOB);
        store.block(ADA);
        Files.delete(path);
        assertEquals(Trust.BLOCKED, open().trust(BOB));
        assertEquals(new IdentityEvent.TrustRecovered(0, 1), events.getLast());
    }

    @Test
    void withoutAnyWholeCopyItSaysSoAndTouchesNothing() throws IOException {
        open().block(BOB);
        byte[] damaged = {0};
        Files.write(path, damaged);
        assertEquals(Reason.DAMAGED, refusal().reason());
        assertArrayEquals(damaged, Files.readAllBytes(path));
    }

    @ParameterizedTest
    @DisplayName("JS the trust file is read strictly")
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"version\":1,\"contacts\":[]}",
                "{\"version\":2,\"contacts\":[],\"blocked\":[]}",
                "{\"version\":1,\"contacts\":null,\"blocked\":[]}",
                "{\"version\":1,\"contacts\":[null],\"blocked\":[]}",
                "{\"version\":1,\"contacts\":[],\"blocked\":[],\"extra\":1}",
                "{\"version\":1,\"version\":1,\"contacts\":[],\"blocked\":[]}",
                "{\"version\":1,\"contacts\":[],\"blocked\":[]} x",
                "{\"version\":1,\"contacts\":[],\"blocked\":[]}{}",
                "{\"version\":1e1000000,\"contacts\":[],\"blocked\":[]}",
                "{\"version\":NaN,\"contacts\":[],\"blocked\":[]}",
                "{\"version\":1,\"contacts\":[],\"blocked\":[{\"id\":\"x\",\"since\":\"2026-11-21T12:00:00Z\"}]}",
                "{\"@class\":\"java.lang.Object\",\"version\":1,\"contacts\":[],\"blocked\":[]}"
            })
    void strict(String json) throws IOException {
        put(json.getBytes(StandardCharsets.UTF_8));
        assertEquals(Reason.DAMAGED, refusal().reason());
    }

    @Test
    @DisplayName("JS wrong fields of an entry, and a peer listed twice, are refused")
    void strictEntries() throws IOException {
        String good =
                "{\"id\":\""
                        + ADA
                        + "\",\"name\":\"Ada\",\"added\":\"2026-11-21T12:00:00Z\",\"verification\":\"CODE\"}";
        put(list(good));
        assertEquals(Trust.CONTACT, open().trust(ADA));
        for (String bad :
                List.of(
                        good + "," + good,
                        good.replace("CODE", "BLESSING"),
                        good.replace("\"CODE\"", "7"),
                        good.replace("\"CODE\"", "null"),
                        good.replace("Ada", ""),
                        good.replace("Ada", "x".repeat(65)),
                        good.replace("Ada", "x".repeat(100_000)),
                        good.replace("2026-11-21T12:00:00Z", "yesterday"),
                        good.replace("\"name\"", "\"" + "n".repeat(1_000) + "\""))) {
            put(list(bad));
            assertEquals(Reason.DAMAGED, refusal().reason(), bad.substring(0, 100));
        }
    }

    @Test
    @DisplayName("JS depth, size and encodings out of bounds are refused before a tree is built")
    void bounds() throws IOException {
        put("[".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        assertEquals(Reason.DAMAGED, refusal().reason());
        put(("{\"version\":" + "[".repeat(100_000)).getBytes(StandardCharsets.UTF_8));
        assertEquals(Reason.DAMAGED, refusal().reason());
        put("{\"version\":1,\"contacts\":[],\"blocked\":[]}".getBytes(StandardCharsets.UTF_16));
        assertEquals(Reason.DAMAGED, refusal().reason());
        put(new byte[] {'{', '"', (byte) 0xc3, '"', '}'});
        assertEquals(Reason.DAMAGED, refusal().reason());
        try (var sparse = new RandomAccessFile(path.toFile(), "rw")) {
            sparse.setLength(TrustJson.MAX_BYTES + 1L);
        }
        assertEquals(Reason.DAMAGED, refusal().reason());
    }

    @Test
    @DisplayName("SZ holds 100,000 entries and no more")
    void full() throws IOException {
        Map<PeerId, BlockedPeer> many = new LinkedHashMap<>();
        for (int i = 0; i < TrustList.MAX_ENTRIES; i++) {
            var id = new PeerId(i, 0, 0, 0);
            many.put(id, new BlockedPeer(id, NOW));
        }
        put(TrustJson.encode(new TrustList(Map.of(), many)));
        TrustStore store = open();
        assertEquals(TrustList.MAX_ENTRIES, store.blocked().size());
        var refusal = assertThrows(IdentityException.class, () -> store.block(ADA));
        assertEquals(Reason.FULL, refusal.reason());
        assertEquals(Trust.UNKNOWN, store.trust(ADA));
        many.put(ADA, new BlockedPeer(ADA, NOW));
        put(TrustJson.encode(new TrustList(Map.of(), many)));
        assertEquals(Reason.DAMAGED, refusal().reason());
    }

    @Test
    void changesFromManyThreadsAllStay() throws Exception {
        TrustStore store = TrustStore.open(path, InstantSource.fixed(NOW), EventSink.NONE);
        var blocks = new ArrayList<Callable<Void>>();
        for (int i = 0; i < 64; i++) {
            var id = new PeerId(i, 1, 1, 1);
            blocks.add(() -> {
                store.block(id);
                return null;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(blocks)) {
                done.get();
            }
        }
        assertEquals(64, open().blocked().size());
    }

    @Test
    void aFailedWriteChangesNothing() throws IOException {
        TrustStore store = open();
        store.block(ADA);
        Files.delete(path);
        Files.createDirectories(path.resolve("in the way"));
        assertThrows(IdentityException.class, () -> store.block(BOB));
        assertEquals(Trust.UNKNOWN, store.trust(BOB));
    }

    private TrustStore open() throws IdentityException {
        return TrustStore.open(path, InstantSource.fixed(NOW), events::add);
    }

    private IdentityException refusal() {
        return assertThrows(IdentityException.class, this::open);
    }

    private static byte[] list(String contact) {
        return ("{\"version\":1,\"contacts\":[" + contact + "],\"blocked\":[]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void put(byte[] json) throws IdentityException {
        new PrivateFile(path).replace(json);
    }
}
