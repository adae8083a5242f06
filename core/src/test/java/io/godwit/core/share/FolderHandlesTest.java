package io.godwit.core.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.godwit.core.share.FolderHandles.Place;
import java.io.IOException;
import java.nio.file.ClosedDirectoryStreamException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderHandlesTest {

    @TempDir Path temp;

    private final AtomicLong nanos = new AtomicLong();
    private final FolderHandles handles = new FolderHandles(nanos::get);
    private Place place;
    private int opened;

    @BeforeEach
    void place() throws IOException {
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(temp)) {
            assumeTrue(stream instanceof SecureDirectoryStream, "a system without folder handles");
        }
        place = new Place(temp, temp);
        Files.writeString(temp.resolve("file"), "text");
    }

    @AfterEach
    void close() {
        handles.close();
    }

    @SuppressWarnings("StreamResourceLeak") // the handles close it
    private Optional<OpenFolder> open(Place wanted) throws IOException {
        opened++;
        DirectoryStream<Path> stream = Files.newDirectoryStream(wanted.folder());
        return Optional.of(new OpenFolder((SecureDirectoryStream<Path>) stream));
    }

    private OpenFolder hold() throws IOException {
        return handles.hold(place, this::open).orElseThrow();
    }

    private static void use(OpenFolder folder) throws IOException {
        folder.stream().newByteChannel(Path.of("file"), Set.of()).close();
    }

    @Test
    void neighboursAreOpenedInOneFolder() throws Exception {
        OpenFolder first = hold();
        OpenFolder second = hold();
        assertSame(first, second);
        assertEquals(1, opened);
        first.letGo();
        second.letGo();
        OpenFolder third = hold();
        assertSame(first, third);
        use(third);
        third.letGo();
    }

    @Test
    void afterAMomentTheFolderIsLookedForAnew() throws Exception {
        OpenFolder before = hold();
        before.letGo();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        OpenFolder after = hold();
        assertNotSame(before, after);
        assertThrows(ClosedDirectoryStreamException.class, () -> use(before));
        after.letGo();
    }

    @Test
    void oneInUseIsClosedByItsLastUser() throws Exception {
        OpenFolder folder = hold();
        handles.close();
        use(folder);
        folder.letGo();
        assertThrows(ClosedDirectoryStreamException.class, () -> use(folder));
    }
}
