package io.godwit.core.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.manifest.Manifest;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActiveDownloadsTest {
    private static final ContentId FILM = new ContentId(7, 0, 0, 0);

    private final ActiveDownloads downloads = new ActiveDownloads(System::nanoTime);

    @Test
    void contentStaysAnnouncedUntilTheLastDownloadOfItEnds() throws Exception {
        downloads.begun(FILM);
        downloads.begun(FILM);
        downloads.listed(FILM);
        downloads.opened(FILM, "film", Manifest.ofFile("film", 5, FILM, false));
        long revision = downloads.revision();
        downloads.ended(FILM);
        assertTrue(downloads.isListed(FILM));
        assertEquals(List.of(new AnnouncedContent("film", false, 5, FILM)), downloads.announced());
        assertEquals(revision, downloads.revision());
        downloads.ended(FILM);
        assertFalse(downloads.isListed(FILM));
        assertEquals(List.of(), downloads.announced());
        assertTrue(downloads.revision() > revision);
    }
}
