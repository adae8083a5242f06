package io.godwit.app.log;

import io.godwit.app.text.Amounts;
import io.godwit.core.transfer.DownloadState;
import io.godwit.core.transfer.FailureReason;
import io.godwit.core.transfer.TransferEvent;

/** Words for what happens in transfers. */
final class TransferText {
    private TransferText() {}

    static ActivityLine line(TransferEvent event) {
        return new ActivityLine(event.severity(), "transfer", text(event));
    }

    private static String text(TransferEvent event) {
        return switch (event) {
            case TransferEvent.DownloadStarted e ->
                    "fetching "
                            + Shown.name(e.name())
                            + ", "
                            + Amounts.bytes(e.bytes())
                            + (e.resumedBytes() == 0
                                    ? ""
                                    : ", " + Amounts.bytes(e.resumedBytes()) + " are here already");
            case TransferEvent.DownloadStateChanged e ->
                    Shown.content(e.id()) + " " + state(e.state());
            case TransferEvent.DownloadCompleted e ->
                    "complete: " + Shown.file(e.path()) + ", " + Amounts.bytes(e.bytes());
            case TransferEvent.DownloadFailed e ->
                    Shown.content(e.id()) + " ended: " + reason(e.reason());
            case TransferEvent.SourceConnected e ->
                    "source "
                            + Shown.peer(e.peer())
                            + " is up, "
                            + Amounts.count(e.connections(), "connection");
            case TransferEvent.SourceLost e ->
                    "source "
                            + Shown.peer(e.peer())
                            + switch (e.loss()) {
                                case CLOSED -> " is gone";
                                case UNREACHABLE -> " cannot be reached";
                                case STALLED -> " sends nothing";
                            }
                            + "; its part goes to others";
            case TransferEvent.SourceDropped e ->
                    "source "
                            + Shown.wholePeer(e.peer())
                            + " is dropped: "
                            + switch (e.fault()) {
                                case BAD_DATA -> "it sent data that does not verify";
                                case PROTOCOL -> "it broke the protocol";
                                case REFUSED -> "it refuses, or is somebody else";
                                case NOT_FOUND -> "it does not have the content";
                                case CHANGED -> "its copy changed";
                                case UNREADABLE -> "its copy cannot be read";
                            };
            case TransferEvent.ChunkRejected e ->
                    "chunk "
                            + e.chunk()
                            + " of file "
                            + e.file()
                            + " from "
                            + Shown.wholePeer(e.peer())
                            + " does not verify; fetching it elsewhere";
            case TransferEvent.ServingStarted e -> Shown.peer(e.peer()) + " fetches from here";
            case TransferEvent.ServingEnded e ->
                    Shown.peer(e.peer()) + " fetched " + Amounts.bytes(e.bytes());
            case TransferEvent.ServingFailed e ->
                    "cannot serve " + Shown.content(e.root()) + " (" + e.code() + ")";
        };
    }

    private static String state(DownloadState state) {
        return switch (state) {
            case PREPARING -> "is being prepared";
            case RUNNING -> "is being fetched";
            case WAITING -> "waits for a source";
            case PAUSED -> "is paused";
            case NO_SPACE -> "waits for room on the disk; nothing is lost";
            case PUBLISHING -> "is complete and gets its name";
            case DONE -> "is done";
            case FAILED -> "failed";
            case CANCELLED -> "was cancelled";
        };
    }

    private static String reason(FailureReason reason) {
        return switch (reason) {
            case NOT_FOUND -> "nobody has it";
            case CHANGED -> "it changed at its source";
            case NO_SOURCES -> "no source could be reached";
            case VERIFICATION -> "what was sent does not verify";
            case STORAGE -> "it could not be stored";
            case CANCELLED -> "cancelled";
            case REFUSED -> "all sources refuse";
            case TOO_LARGE -> "it is too large";
        };
    }
}
