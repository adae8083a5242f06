package io.godwit.app.view.downloads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.app.text.NameOrder;
import io.godwit.app.transfers.HistoryEntry;
import io.godwit.app.view.downloads.DownloadOrder.Column;
import io.godwit.core.content.ContentId;
import io.godwit.core.node.Target;
import io.godwit.core.transfer.download.Wanted;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DownloadOrderTest {
    private static final NameOrder NAMES = new NameOrder(Locale.ENGLISH);
    private static final long KIB = 1L << 10;
    private static final long GIB = 1L << 30;

    /** As the history is, latest first; by text 1 GiB would come before 9 KiB and May after June. */
    private static final List<DownloadRow> ROWS =
            List.of(
                    row("/data/set 10/Part 10.mkv", GIB, "2026-06-01T10:00:00Z"),
                    row("/data/set 2/part 2.mkv", 9 * KIB, "2026-05-31T10:00:00Z"),
                    row("/data/set 10/album.zip", 10 * KIB, "2026-05-09T10:00:00Z"),
                    row("/data/set 2/Album.zip", 9 * KIB, "2025-12-31T10:00:00Z"));

    private static DownloadRow row(String path, long size, String finished) {
        Path file = Path.of(path);
        String name = file.getFileName().toString();
        Target target =
                new Target(
                        new Wanted.File(new ContentId(path.hashCode(), 0, 0, 0), name, size),
                        name,
                        List.of());
        return DownloadRow.of(
                new HistoryEntry(target, file, size, 1, Instant.parse(finished)), false);
    }

    private static List<String> sorted(DownloadOrder.Key... keys) {
        return new DownloadOrder(List.of(keys))
                .of(ROWS, NAMES).stream().map(DownloadRow::name).toList();
    }

    private static DownloadOrder.Key up(Column by) {
        return new DownloadOrder.Key(by, false);
    }

    private static DownloadOrder.Key down(Column by) {
        return new DownloadOrder.Key(by, true);
    }

    @Test
    void namesAreInTheOrderInWhichPeopleLookForThem() {
        assertEquals(
                List.of("album.zip", "Album.zip", "part 2.mkv", "Part 10.mkv"),
                sorted(up(Column.NAME)));
        assertEquals(
                List.of("Part 10.mkv", "part 2.mkv", "Album.zip", "album.zip"),
                sorted(down(Column.NAME)));
    }

    @Test
    void sizesAndTimesAreComparedByWhatTheyAre() {
        assertEquals(
                List.of("part 2.mkv", "Album.zip", "album.zip", "Part 10.mkv"),
                sorted(up(Column.SIZE)),
                "equal ones stay latest first");
        assertEquals(
                List.of("Part 10.mkv", "album.zip", "part 2.mkv", "Album.zip"),
                sorted(down(Column.SIZE)));
        assertEquals(
                List.of("Album.zip", "album.zip", "part 2.mkv", "Part 10.mkv"),
                sorted(up(Column.FINISHED)));
    }

    @Test
    void whereOneColumnIsEqualTheNextCounts() {
        assertEquals(
                List.of("Album.zip", "part 2.mkv", "album.zip", "Part 10.mkv"),
                sorted(up(Column.FOLDER), up(Column.NAME)));
        assertEquals(
                List.of("Part 10.mkv", "album.zip", "part 2.mkv", "Album.zip"),
                sorted(down(Column.FOLDER), down(Column.FINISHED)));
    }

    @Test
    void withoutColumnsItIsTheHistory() {
        assertEquals(
                ROWS.stream().map(DownloadRow::name).toList(),
                sorted(),
                "the order of the history");
    }
}
