package io.godwit.app.log;

import io.godwit.app.text.Amounts;
import io.godwit.core.share.ShareEvent;
import java.util.Locale;

/** Words for what happens in the library. */
final class ShareText {
    private ShareText() {}

    static ActivityLine line(ShareEvent event) {
        return new ActivityLine(event.severity(), "share", text(event));
    }

    private static String text(ShareEvent event) {
        return switch (event) {
            case ShareEvent.ShareAdded e ->
                    "sharing "
                            + Shown.file(e.path())
                            + " ("
                            + e.visibility().name().toLowerCase(Locale.ROOT)
                            + ")";
            case ShareEvent.VisibilityChanged e ->
                    Shown.file(e.path())
                            + " is now "
                            + e.visibility().name().toLowerCase(Locale.ROOT);
            case ShareEvent.IndexingProgress e ->
                    "indexing "
                            + Shown.file(e.path())
                            + ": "
                            + Amounts.count(e.files(), "file")
                            + ", "
                            + Amounts.bytes(e.hashedBytes());
            case ShareEvent.ShareIndexed e ->
                    "indexed "
                            + Shown.file(e.path())
                            + ": "
                            + Amounts.count(e.files(), "file")
                            + ", "
                            + Amounts.bytes(e.bytes());
            case ShareEvent.ShareTooLarge e ->
                    Shown.file(e.path())
                            + " has "
                            + e.files()
                            + " files, too many for one folder; they are shared one by one";
            case ShareEvent.ShareMissing e -> Shown.file(e.path()) + " is not there any more";
            case ShareEvent.ShareRemoved e -> "no longer sharing " + Shown.file(e.path());
            case ShareEvent.FileChanged e ->
                    Shown.file(e.path()) + " changed while it was served; indexing it again";
            case ShareEvent.FileSkipped e ->
                    Shown.file(e.path()) + " is not shared: " + reason(e.reason());
            case ShareEvent.MoreFilesSkipped e ->
                    e.files() + " more files of " + Shown.file(e.path()) + " are not shared";
            case ShareEvent.WatchUnavailable e ->
                    "changes in "
                            + Shown.file(e.path())
                            + " are seen only by the hourly look; the system watches no more";
            case ShareEvent.IndexingFailed e -> "indexing " + Shown.file(e.path()) + " failed";
            case ShareEvent.LibraryRebuilt e ->
                    "the library was damaged; "
                            + Amounts.count(e.shares(), "share")
                            + " saved and indexed again";
        };
    }

    private static String reason(ShareEvent.SkipReason reason) {
        return switch (reason) {
            case UNREADABLE -> "it cannot be read";
            case LINK -> "links are not followed";
            case SPECIAL -> "it is neither file nor folder";
            case NAME -> "its name cannot be told to others";
            case CHANGING -> "it is being written to";
            case TOO_LARGE -> "it is too large";
        };
    }
}
