package io.godwit.core.transfer.download;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.manifest.ManifestEntry;
import io.godwit.core.manifest.ManifestEntry.FileEntry;
import io.godwit.core.storage.MemoryChunkStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CourseTest {

    private static final int CHUNKS = 256;

    private static Plan plan(int files, long size) throws Exception {
        List<ManifestEntry> entries = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            String name = String.format("f%04d", i);
            entries.add(new FileEntry(List.of(name), size, new ContentId(i + 1, 0, 0, i), false));
        }
        Manifest manifest = new Manifest(true, entries);
        return new Plan(manifest, new MemoryChunkStore(manifest, Path.of("test")));
    }

    @Test
    void downloadsOfTheSameBeginAtDifferentPlaces() throws Exception {
        Plan plan = plan(CHUNKS, 1);
        Set<Integer> starts = new HashSet<>();
        for (int seed = 0; seed < 8; seed++) {
            starts.add(new Course(plan, new SplittableRandom(seed)).start());
        }
        assertTrue(starts.size() > 4, starts::toString);
    }

    @Test
    void chunksFollowInOrderAndThoseBeforeThePlaceAreLeft() throws Exception {
        Plan plan = plan(CHUNKS, 1);
        Course course = new Course(plan, new SplittableRandom(3));
        int start = course.start();
        assertEquals(start, course.next());
        for (int number = start; number < CHUNKS; number++) {
            assertEquals(number, course.start());
            plan.take(number);
            course.took(number);
            assertEquals(number + 1, course.next());
        }
        assertEquals(CHUNKS, course.start());
        assertEquals(start == 0 ? CHUNKS : 0, plan.nextFree(0));
    }

    @Test
    void whatIsStillHashedIsTakenFromItsBeginning() throws Exception {
        for (int seed = 0; seed < 16; seed++) {
            Plan plan = plan(1, 4 << 20);
            plan.grows();
            assertEquals(0, new Course(plan, new SplittableRandom(seed)).start());
        }
    }

    @Test
    void nothingToFetchHasNoPlace() throws Exception {
        assertEquals(0, new Course(plan(0, 1), new SplittableRandom(1)).start());
    }
}
