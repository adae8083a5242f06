package io.godwit.app.cli;

import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Lines of stable form for logs and pipes, one a second at most. */
final class ProgressLines implements ProgressView {
    private static final long INTERVAL_NANOS = 1_000_000_000L;

    private final Consumer<String> lines;
    private final LongSupplier nanoTime;
    private long nextAt;
    private boolean first = true;

    ProgressLines(Consumer<String> lines, LongSupplier nanoTime) {
        this.lines = lines;
        this.nanoTime = nanoTime;
    }

    @Override
    public void show(ProgressReport report) {
        long now = nanoTime.getAsLong();
        if (first || now - nextAt >= 0) {
            first = false;
            nextAt = now + INTERVAL_NANOS;
            lines.accept(
                    "progress verified=%d total=%d rate=%d sources=%d resumed=%d"
                            .formatted(
                                    report.verified(),
                                    report.total(),
                                    Math.round(report.rate()),
                                    report.sources(),
                                    report.resumed()));
        }
    }

    @Override
    public void end() {}
}
