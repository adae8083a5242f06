package io.godwit.app.log;

import io.godwit.core.storage.StorageEvent;

/** What is said about downloads on disk. */
final class StorageText {
    private StorageText() {}

    static ActivityLine line(StorageEvent event) {
        return new ActivityLine(event.severity(), "storage", sentence(event));
    }

    private static Sentence sentence(StorageEvent event) {
        return switch (event) {
            case StorageEvent.Resumed e ->
                    e.lostBytes() == 0
                            ? Sentence.of("storage.resumed", Shown.bytes(e.bytes()))
                            : Sentence.of(
                                    "storage.resumed.lost",
                                    Shown.bytes(e.bytes()),
                                    Shown.bytes(e.lostBytes()));
            case StorageEvent.Renamed e -> Sentence.of("storage.renamed", new Gap.Count(e.total()));
            case StorageEvent.SpaceLow e ->
                    Sentence.of(
                            "storage.space_low",
                            Shown.bytes(e.usableBytes()),
                            Shown.bytes(e.neededBytes()));
            case StorageEvent.CheckpointFailed e ->
                    Sentence.of("storage.checkpoint_failed", Shown.code(e.reason()));
        };
    }
}
