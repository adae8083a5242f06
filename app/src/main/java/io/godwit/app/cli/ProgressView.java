package io.godwit.app.cli;

/** Shows how far a download is; used by one thread. */
interface ProgressView {
    /** Shows nothing. */
    ProgressView NONE =
            new ProgressView() {
                @Override
                public void show(ProgressReport report) {}

                @Override
                public void end() {}
            };

    /** Shows the present state if it is time to; called several times a second. */
    void show(ProgressReport report);

    /** Nothing more comes; leaves the cursor on an empty line. */
    void end();
}
