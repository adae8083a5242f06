package io.godwit.app.cli;

/** Progress for programs, as lines of JSON on standard error; every time it is asked. */
final class ProgressJson implements ProgressView {
    private final Printer printer;

    ProgressJson(Printer printer) {
        this.printer = printer;
    }

    /** The form of a line. */
    record Form(long verified, long total, long resumed, long rate, int sources) {}

    @Override
    public void show(ProgressReport report) {
        printer.progressValue(
                new Form(
                        report.verified(),
                        report.total(),
                        report.resumed(),
                        Math.round(report.rate()),
                        report.sources()));
    }

    @Override
    public void end() {}
}
