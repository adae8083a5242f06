package io.godwit.app.log;

import io.godwit.core.share.ShareEvent;

/** What is said about the library. */
final class ShareText {
    private ShareText() {}

    static ActivityLine line(ShareEvent event) {
        return new ActivityLine(event.severity(), "share", sentence(event));
    }

    private static Sentence sentence(ShareEvent event) {
        return switch (event) {
            case ShareEvent.ShareAdded e ->
                    Sentence.of("share.added." + Shown.key(e.visibility()), Shown.file(e.path()));
            case ShareEvent.VisibilityChanged e ->
                    Sentence.of(
                            "share.visibility_changed." + Shown.key(e.visibility()),
                            Shown.file(e.path()));
            case ShareEvent.IndexingProgress e ->
                    Sentence.of(
                            "share.indexing",
                            Shown.file(e.path()),
                            new Gap.Count(e.files()),
                            Shown.bytes(e.hashedBytes()));
            case ShareEvent.ShareIndexed e ->
                    Sentence.of(
                            "share.indexed",
                            Shown.file(e.path()),
                            new Gap.Count(e.files()),
                            Shown.bytes(e.bytes()));
            case ShareEvent.ShareTooLarge e ->
                    Sentence.of("share.too_large", Shown.file(e.path()), new Gap.Count(e.files()));
            case ShareEvent.ShareMissing e -> Sentence.of("share.missing", Shown.file(e.path()));
            case ShareEvent.ShareRemoved e -> Sentence.of("share.removed", Shown.file(e.path()));
            case ShareEvent.FileChanged e ->
                    Sentence.of("share.file_changed", Shown.file(e.path()));
            case ShareEvent.FileSkipped e ->
                    Sentence.of(
                            "share.file_skipped." + Shown.key(e.reason()), Shown.file(e.path()));
            case ShareEvent.MoreFilesSkipped e ->
                    Sentence.of(
                            "share.more_files_skipped",
                            Shown.file(e.path()),
                            new Gap.Count(e.files()));
            case ShareEvent.WatchUnavailable e ->
                    Sentence.of("share.watch_unavailable", Shown.file(e.path()));
            case ShareEvent.IndexingFailed e ->
                    Sentence.of("share.indexing_failed", Shown.file(e.path()));
            case ShareEvent.LibraryDamaged ignored -> Sentence.of("share.library_damaged");
            case ShareEvent.LibraryRebuilt e ->
                    Sentence.of("share.library_rebuilt", new Gap.Count(e.shares()));
        };
    }
}
