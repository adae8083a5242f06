package io.godwit.core.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.godwit.core.content.ContentId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JournalTest {

    private static final JournalHeader HEADER =
            new JournalHeader(JournalHeader.VERSION, new ContentId(1, 2, 3, 4), 3, 99, 7, 0x5a17);
    private static final int FIRST_ENTRY = JournalHeader.BYTES;

    private SimulatedDisk disk;
    private DiskFile file;

    @BeforeEach
    void empty() throws IOException {
        disk = new SimulatedDisk();
        file = disk.open().create(List.of("journal"), DiskFolder.Access.OWNER);
        file.write(HEADER.encode(), 0);
    }

    private Journal journal() {
        return new Journal(file, HEADER.salt(), 0, 0);
    }

    private List<String> replay() throws IOException {
        List<String> claims = new ArrayList<>();
        JournalReader reader = JournalReader.open(file).orElseThrow();
        boolean clean =
                reader.replay((f, c, forced) -> claims.add(f + ":" + c + (forced ? "!" : "?")))
                        .clean();
        claims.add(clean ? "clean" : "not clean");
        return claims;
    }

    private void flip(long position) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        file.read(one, position);
        one.put(0, (byte) (one.get(0) ^ 1)).rewind();
        file.write(one, position);
    }

    @Test
    void saysWhatIsCoveredByACheckpointAndWhatIsNot() throws IOException {
        Journal journal = journal();
        journal.claim(0, 5);
        long mark = journal.mark();
        journal.claim(1, 6);
        journal.checkpoint(mark);
        journal.claim(2, 7);
        assertEquals(List.of("0:5!", "1:6?", "2:7?", "not clean"), replay());
        journal.checkpoint(journal.mark());
        assertEquals(List.of("0:5!", "1:6!", "2:7!", "clean"), replay());
    }

    @Test
    void anEmptyJournalIsClean() throws IOException {
        assertEquals(List.of("clean"), replay());
    }

    @Test
    void voidedClaimsAreGone() throws IOException {
        Journal journal = journal();
        journal.claim(0, 1);
        long mark = journal.mark();
        journal.checkpoint(mark);
        journal.claim(0, 2);
        journal.voidFrom(mark);
        assertEquals(List.of("0:1!", "not clean"), replay());
    }

    @Test
    void aDamagedEntryCostsOnlyItself() throws IOException {
        Journal journal = journal();
        for (int i = 0; i < 3; i++) {
            journal.claim(0, i);
        }
        journal.checkpoint(journal.mark());
        for (int at = 0; at < JournalEntry.BYTES; at++) {
            flip(FIRST_ENTRY + JournalEntry.BYTES + at);
            assertEquals(List.of("0:0!", "0:2!", "not clean"), replay());
            flip(FIRST_ENTRY + JournalEntry.BYTES + at);
        }
    }

    @Test
    void aTornTailIsDropped() throws IOException {
        journal().claim(0, 1);
        file.write(ByteBuffer.wrap(new byte[] {0, 0, 0, 1, 0}), file.size());
        assertEquals(List.of("0:1?", "not clean"), replay());
        assertEquals(2, Journal.entriesIn(file.size()));
    }

    @Test
    void anEntryOfAnotherJournalOrPlaceIsNotBelieved() throws IOException {
        new Journal(file, HEADER.salt() + 1, 0, 0).claim(0, 1);
        assertEquals(List.of("not clean"), replay());
        ByteBuffer entry = ByteBuffer.allocate(JournalEntry.BYTES);
        new JournalEntry.Claim(0, 1).encode(HEADER.salt(), 5, entry);
        file.write(entry.flip(), FIRST_ENTRY);
        assertEquals(List.of("not clean"), replay());
    }

    @Test
    void aHeaderWithAnyBitFlippedIsNoHeader() throws IOException {
        for (int at = 0; at < 72; at++) {
            flip(at);
            assertTrue(JournalReader.open(file).isEmpty(), "byte " + at);
            flip(at);
        }
        assertEquals(HEADER, JournalReader.open(file).orElseThrow().header());
    }

    @Test
    void aCheckpointThatSpeaksOfTheFutureIsNotBelieved() throws IOException {
        Journal journal = journal();
        journal.checkpoint(1000);
        journal.claim(0, 1);
        assertEquals(List.of("0:1?", "not clean"), replay());
    }

    @Test
    void whatWasWrittenAtOnceReadsTheSame() throws IOException {
        DiskFile other = disk.open().create(List.of("new"), DiskFolder.Access.OWNER);
        JournalWriter writer = new JournalWriter(other, HEADER);
        for (int i = 0; i < 10_000; i++) {
            writer.append(new JournalEntry.Claim(1, i));
        }
        writer.append(new JournalEntry.Checkpoint(writer.index()));
        writer.finish();
        int[] seen = new int[1];
        assertTrue(
                JournalReader.open(other)
                        .orElseThrow()
                        .replay((f, c, forced) -> seen[0] += forced && c < 10_000 ? 1 : 0)
                        .clean());
        assertEquals(10_000, seen[0]);
    }

    /** Entries with the right checksum, and bytes that are anything. */
    @FuzzTest
    void anyBytesAreReadWithoutSurprise(byte[] data) throws IOException {
        DiskFile raw = new SimulatedDisk().open().create(List.of("raw"), DiskFolder.Access.OWNER);
        raw.write(ByteBuffer.wrap(data), 0);
        if (JournalReader.open(raw).isPresent()) {
            assertFalse(data.length < JournalHeader.BYTES);
        }
        raw.write(HEADER.encode(), 0);
        ByteBuffer in = ByteBuffer.wrap(data);
        long index = 0;
        while (in.remaining() >= 13) {
            JournalEntry entry =
                    switch (in.get() & 3) {
                        case 0 -> new JournalEntry.Claim(in.getInt(), (int) in.getLong());
                        case 1 -> new JournalEntry.Checkpoint(in.getInt() * in.getLong());
                        default -> new JournalEntry.Voided(in.getInt() * in.getLong());
                    };
            ByteBuffer out = ByteBuffer.allocate(JournalEntry.BYTES);
            entry.encode(HEADER.salt(), index, out);
            raw.write(out.flip(), FIRST_ENTRY + JournalEntry.BYTES * index++);
        }
        long[] claims = new long[1];
        JournalReader.open(raw).orElseThrow().replay((f, c, forced) -> claims[0]++);
        assertTrue(claims[0] <= Journal.entriesIn(raw.size()));
    }
}
