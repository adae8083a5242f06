package io.godwit.core.node;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.event.EventSink;
import io.godwit.core.share.Library;
import io.godwit.core.share.ShareState;
import io.godwit.core.share.Visibility;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicEntriesTest {

    @TempDir Path temp;

    @Test
    void aRoundThatFoundNothingDoesNotHideWhatComesLater() throws IOException {
        Path folder = temp.toRealPath();
        Profile profile = new Profile(folder.resolve("home"));
        profile.prepare();
        try (Library library = LibraryShares.openLibrary(profile, EventSink.NONE)) {
            PublicEntries entries = new PublicEntries(Optional.of(library));
            assertEquals(List.of(), entries.page(0, 10));
            library.add(Files.writeString(folder.resolve("late.txt"), "late"), Visibility.PUBLIC);
            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            library.shares().stream().allMatch(s -> s.state() == ShareState.READY));
            assertEquals(
                    List.of("late.txt"),
                    entries.page(0, 10).stream().map(AnnouncedContent::name).toList());
        }
    }
}
