package io.godwit.app.cli;

import io.godwit.app.text.Amounts;
import io.godwit.core.content.DisplayName;

/** One line on a terminal that is written over; cut to what the terminal has room for, so that it never wraps. */
final class ProgressBar implements ProgressView {
    private static final int NAME = 24;

    /** Characters of a name whose letters are wide. */
    private static final int WIDE_NAME = 16;

    private static final int CELLS = 12;

    private final StatusLine status;
    private boolean passing;

    ProgressBar(StatusLine status) {
        this.status = status;
    }

    @Override
    public void looking(String name) {
        pass("looking for " + shown(name) + "...");
    }

    @Override
    public void preparing(String name) {
        pass("preparing " + shown(name) + "...");
    }

    /** Shows what is soon over. A warning that comes meanwhile is written over it and not behind it. */
    private void pass(String line) {
        status.draw(Columns.fill(line, status.columns()) + "\r");
        passing = true;
    }

    @Override
    public void show(ProgressReport report) {
        status.draw(Columns.fill(line(report), status.columns()));
        passing = false;
    }

    static String line(ProgressReport report) {
        int percent = Amounts.percent(report.verified(), report.total());
        int full = percent * CELLS / 100;
        String line =
                "%s %3d%% %s%s %s of %s  %s%s  %s"
                        .formatted(
                                shown(report.name()),
                                percent,
                                "█".repeat(full),
                                "░".repeat(CELLS - full),
                                Amounts.bytes(report.verified()),
                                Amounts.bytes(report.total()),
                                Amounts.rate(report.rate()),
                                left(report),
                                Amounts.count(report.sources(), "source"));
        return Columns.cut(line, StatusLine.COLUMNS);
    }

    private static String shown(String name) {
        String shown = DisplayName.of(name, NAME);
        return Columns.of(shown) > NAME ? DisplayName.of(name, WIDE_NAME) : shown;
    }

    private static String left(ProgressReport report) {
        return report.left().isNegative() ? "" : " " + Amounts.time(report.left()) + " left";
    }

    @Override
    public void end() {
        if (passing) {
            status.clear();
        } else {
            status.keep();
        }
    }
}
