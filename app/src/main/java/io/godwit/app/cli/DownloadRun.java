package io.godwit.app.cli;

import io.godwit.app.text.Amounts;
import io.godwit.core.node.DownloadRequest;
import io.godwit.core.node.Node;
import io.godwit.core.peer.PeerIdText;
import io.godwit.core.transfer.DownloadState;
import io.godwit.core.transfer.download.Download;
import io.godwit.core.transfer.download.DownloadException;
import io.godwit.core.transfer.download.DownloadProgress;
import io.godwit.core.transfer.download.DownloadResult;
import io.godwit.core.transfer.download.SourceReport;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One download from the order to the report. */
final class DownloadRun {
    private static final long LOOK_MILLIS = 100;

    private final GodwitCommand root;
    private final Printer printer;
    private final Node node;
    private final StartWatch started;
    private final Interruption interruption;
    private final String asked;

    /**
     * Not begun.
     *
     * @param started hears the events of the node
     * @param interruption open as long as this runs
     * @param asked what a person asked for, by which it is called until it is known what that is
     */
    DownloadRun(
            GodwitCommand root,
            Printer printer,
            Node node,
            StartWatch started,
            Interruption interruption,
            String asked) {
        this.root = root;
        this.printer = printer;
        this.node = node;
        this.started = started;
        this.interruption = interruption;
        this.asked = asked;
    }

    ExitCode run(DownloadRequest request) throws CommandFailure {
        long start = System.nanoTime();
        Download download = node.download(request);
        try {
            return run(download, request, start);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }

    private ExitCode run(Download download, DownloadRequest request, long start)
            throws CommandFailure, InterruptedException {
        try {
            DownloadResult result = await(download, request.target().name());
            report(result, Duration.ofNanos(System.nanoTime() - start));
            return ExitCode.DONE;
        } catch (DownloadException failed) {
            if (interruption.hasCome()) {
                // The end of the node ended the download too; who stopped the program is told so.
                return ExitCode.INTERRUPTED;
            }
            throw DownloadFailures.of(failed);
        }
    }

    private DownloadResult await(Download download, String name)
            throws DownloadException, CommandFailure, InterruptedException {
        ProgressView view = ProgressView.of(root, printer);
        CompletableFuture<DownloadResult> result = download.result();
        boolean full = false;
        try {
            while (true) {
                try {
                    return result.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException stillRunning) {
                    show(view, download, name);
                    // A window waits for somebody to make room; a command would wait for ever.
                    full |= download.progress().state() == DownloadState.NO_SPACE;
                    if (full) {
                        download.cancel();
                    }
                }
            }
        } catch (ExecutionException ended) {
            if (ended.getCause() instanceof DownloadException failed) {
                if (full) {
                    throw DownloadFailures.full(failed);
                }
                throw failed;
            }
            throw new IllegalStateException("a download ended in no known way", ended);
        } finally {
            show(view, download, name);
            view.end();
        }
    }

    private void show(ProgressView view, Download download, String name) {
        OptionalLong resumed = started.resumedBytes();
        DownloadProgress progress = download.progress();
        if (resumed.isPresent()) {
            view.show(ProgressReport.of(name, resumed.getAsLong(), progress));
        } else if (progress.sources().stream().anyMatch(source -> source.connections() > 0)) {
            view.preparing(asked);
        } else {
            view.looking(asked);
        }
    }

    private void report(DownloadResult result, Duration took) {
        if (!interruption.takeWord()) {
            return;
        }
        double seconds = took.toNanos() / 1e9;
        List<SourceReport> sources =
                result.sources().stream()
                        .sorted(Comparator.comparingLong(SourceReport::bytes).reversed())
                        .toList();
        printer.line("saved " + result.path());
        printer.line(
                "      %s in %.1f s, %s, every chunk verified"
                        .formatted(
                                Amounts.bytes(result.bytes()),
                                seconds,
                                Amounts.rate((result.bytes() - result.resumedBytes()) / seconds)));
        if (result.resumedBytes() > 0) {
            printer.line("      " + Amounts.bytes(result.resumedBytes()) + " were there before");
        }
        long fetched = sources.stream().mapToLong(SourceReport::bytes).sum();
        sources.forEach(source -> printer.line(share(source, fetched)));
        printer.value(form(result, seconds, sources));
    }

    private static String share(SourceReport source, long fetched) {
        String rejected =
                source.rejectedChunks() == 0
                        ? ""
                        : ", "
                                + Amounts.count(source.rejectedChunks(), "chunk")
                                + " did not verify";
        return "from  %s  %s (%d %%)%s"
                .formatted(
                        PeerIdText.format(source.peer()),
                        Amounts.bytes(source.bytes()),
                        Math.round(100.0 * source.bytes() / Math.max(1, fetched)),
                        rejected);
    }

    private static JsonForms.Got form(
            DownloadResult result, double seconds, List<SourceReport> sources) {
        return new JsonForms.Got(
                result.path().toString(),
                result.bytes(),
                result.id().toHex(),
                seconds,
                sources.stream()
                        .map(source ->
                                new JsonForms.Source(
                                        PeerIdText.format(source.peer()),
                                        source.bytes(),
                                        source.rejectedChunks()))
                        .toList(),
                result.resumedBytes());
    }
}
