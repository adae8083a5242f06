package io.godwit.app.log;

import io.godwit.app.text.Amounts;
import io.godwit.core.storage.StorageEvent;

/** Words for what happens to downloads on disk. */
final class StorageText {
    private StorageText() {}

    static ActivityLine line(StorageEvent event) {
        return new ActivityLine(event.severity(), "storage", text(event));
    }

    private static String text(StorageEvent event) {
        return switch (event) {
            case StorageEvent.Resumed e ->
                    "going on with "
                            + Amounts.bytes(e.bytes())
                            + (e.lostBytes() == 0
                                    ? ""
                                    : "; "
                                            + Amounts.bytes(e.lostBytes())
                                            + " must be fetched again");
            case StorageEvent.Renamed e ->
                    Amounts.count(e.total(), "name") + " could not be used here and was changed";
            case StorageEvent.SpaceLow e ->
                    "too little room: "
                            + Amounts.bytes(e.usableBytes())
                            + " left, "
                            + Amounts.bytes(e.neededBytes())
                            + " needed; nothing is lost";
            case StorageEvent.CheckpointFailed e ->
                    "the disk did not take what was written (" + e.reason() + ")";
        };
    }
}
