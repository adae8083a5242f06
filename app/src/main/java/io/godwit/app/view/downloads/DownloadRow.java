package io.godwit.app.view.downloads;

import io.godwit.app.text.ContentKind;
import io.godwit.app.transfers.HistoryEntry;
import io.godwit.core.content.DisplayName;
import io.godwit.core.transfer.download.Wanted;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A finished download and whether it is still where it was put.
 *
 * @param entry what is remembered
 * @param name what it is called, safe to show
 * @param kind what it seems to be
 * @param missing whether it is no longer there
 */
record DownloadRow(HistoryEntry entry, String name, ContentKind kind, boolean missing) {

    static DownloadRow of(HistoryEntry entry, boolean missing) {
        Path file = entry.path().getFileName();
        String name = file == null ? entry.target().name() : file.toString();
        boolean folder = entry.target().wanted() instanceof Wanted.Folder;
        return new DownloadRow(entry, DisplayName.of(name), ContentKind.of(name, folder), missing);
    }

    /** Where it was put; empty where there is nothing above it. */
    String folder() {
        @Nullable Path folder = entry.path().getParent();
        return folder == null ? "" : folder.toString();
    }

    /** Whether a person who types this looks for it. */
    boolean matches(String lowerCase) {
        return name.toLowerCase(Locale.ROOT).contains(lowerCase);
    }

    DownloadRow missing(boolean gone) {
        return gone == missing ? this : new DownloadRow(entry, name, kind, gone);
    }
}
