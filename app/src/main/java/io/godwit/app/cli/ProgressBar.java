package io.godwit.app.cli;

import io.godwit.app.text.Amounts;
import io.godwit.core.content.DisplayName;
import java.io.PrintStream;

/** One line on a terminal that is written over; fits 79 columns, so that it never wraps. */
final class ProgressBar implements ProgressView {
    private static final int COLUMNS = 79;
    private static final int NAME = 24;
    private static final int CELLS = 12;

    private final PrintStream terminal;
    private boolean drawn;

    ProgressBar(PrintStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public void show(ProgressReport report) {
        String line = line(report);
        terminal.print("\r" + line + " ".repeat(Math.max(0, COLUMNS - line.length())));
        terminal.flush();
        drawn = true;
    }

    static String line(ProgressReport report) {
        int percent = Amounts.percent(report.verified(), report.total());
        int full = percent * CELLS / 100;
        String line =
                "%s %3d%% %s%s %s of %s  %s%s  %s"
                        .formatted(
                                DisplayName.of(report.name(), NAME),
                                percent,
                                "█".repeat(full),
                                "░".repeat(CELLS - full),
                                Amounts.bytes(report.verified()),
                                Amounts.bytes(report.total()),
                                Amounts.rate(report.rate()),
                                left(report),
                                Amounts.count(report.sources(), "source"));
        return line.length() > COLUMNS ? line.substring(0, COLUMNS) : line;
    }

    private static String left(ProgressReport report) {
        return report.left().isNegative() ? "" : " " + Amounts.time(report.left()) + " left";
    }

    @Override
    public void end() {
        if (drawn) {
            terminal.println();
            terminal.flush();
        }
    }
}
