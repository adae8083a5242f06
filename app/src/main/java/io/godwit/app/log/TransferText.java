package io.godwit.app.log;

import io.godwit.core.transfer.TransferEvent;

/** What is said about transfers. */
final class TransferText {
    private TransferText() {}

    static ActivityLine line(TransferEvent event) {
        return new ActivityLine(event.severity(), "transfer", sentence(event));
    }

    private static Sentence sentence(TransferEvent event) {
        return switch (event) {
            case TransferEvent.DownloadStarted e -> started(e);
            case TransferEvent.DownloadStateChanged e ->
                    Sentence.of("transfer.state." + Shown.key(e.state()), Shown.content(e.id()));
            case TransferEvent.DownloadCompleted e ->
                    Sentence.of("transfer.completed", Shown.file(e.path()), Shown.bytes(e.bytes()));
            case TransferEvent.DownloadFailed e ->
                    Sentence.of("transfer.failed." + Shown.key(e.reason()), Shown.content(e.id()));
            case TransferEvent.SourceConnected e ->
                    Sentence.of(
                            "transfer.source_connected",
                            Shown.peer(e.peer()),
                            new Gap.Count(e.connections()));
            case TransferEvent.SourceLost e ->
                    Sentence.of(
                            "transfer.source_lost." + Shown.key(e.loss()), Shown.peer(e.peer()));
            case TransferEvent.SourceDropped e ->
                    Sentence.of(
                            "transfer.source_dropped." + Shown.key(e.fault()),
                            Shown.wholePeer(e.peer()));
            case TransferEvent.ChunkRejected e ->
                    Sentence.of(
                            "transfer.chunk_rejected",
                            Shown.number(e.chunk()),
                            Shown.number(e.file()),
                            Shown.wholePeer(e.peer()));
            case TransferEvent.ServingStarted e ->
                    Sentence.of("transfer.serving_started", Shown.peer(e.peer()));
            case TransferEvent.ServingEnded e ->
                    Sentence.of(
                            "transfer.serving_ended", Shown.peer(e.peer()), Shown.bytes(e.bytes()));
            case TransferEvent.ServingFailed e ->
                    Sentence.of(
                            "transfer.serving_failed",
                            Shown.content(e.root()),
                            Shown.code(e.code()));
        };
    }

    private static Sentence started(TransferEvent.DownloadStarted event) {
        Gap name = Shown.name(event.name());
        Gap size = Shown.bytes(event.bytes());
        return event.resumedBytes() == 0
                ? Sentence.of("transfer.started", name, size)
                : Sentence.of(
                        "transfer.started.resumed", name, size, Shown.bytes(event.resumedBytes()));
    }
}
