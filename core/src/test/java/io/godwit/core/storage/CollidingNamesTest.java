package io.godwit.core.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A manifest of folders whose names were chosen to have one hash code. */
class CollidingNamesTest {

    private static final int PAIRS = 17;

    private static final List<List<String>> FOLDERS =
            IntStream.range(0, 1 << PAIRS).mapToObj(bits -> List.of(colliding(bits))).toList();

    private final SimulatedDisk disk = new SimulatedDisk();

    private static String colliding(int bits) {
        var name = new StringBuilder();
        for (int pair = 0; pair < PAIRS; pair++) {
            name.append((bits >> pair & 1) == 0 ? "Aa" : "BB");
        }
        return name.toString();
    }

    @Test
    @DisplayName("DOS-10 names that share one hash slow neither making nor resuming nor cancelling")
    void collidingFoldersStayFast() {
        assertEquals(1, FOLDERS.stream().mapToInt(List::hashCode).distinct().count(), "the attack");
        assertTimeoutPreemptively(Duration.ofSeconds(30), this::makeResumeAndCancel);
    }

    private void makeResumeAndCancel() throws IOException {
        StagingFolder staging =
                StagingFolder.open(disk.open(), ContentId.of(new byte[ContentId.BYTES]));
        DataPlace place = DataPlace.ofTree(staging.folder(), List.of());
        try (DataFiles files = files(place)) {
            files.ensureFolders(FOLDERS);
            files.force();
        }
        assertTrue(place.base().find(place.below(FOLDERS.getLast())).isPresent());
        try (DataFiles files = files(place)) {
            files.addFoundFolders(FOLDERS);
            files.force();
        }
        new Discard(staging, place, 0, FOLDERS).run();
        assertEquals(List.of(), disk.open().list(List.of()));
    }

    private static DataFiles files(DataPlace place) {
        return new DataFiles(
                place,
                SimulatedRun.atOnce(Integer.MAX_VALUE),
                new Forcer(Runnable::run),
                Optional.empty());
    }
}
