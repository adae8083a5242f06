package io.godwit.app.cli;

/** Shows what is done for a download and how far it is; used by one thread. */
interface ProgressView {
    /** Shows nothing. */
    ProgressView NONE =
            new ProgressView() {
                @Override
                public void show(ProgressReport report) {}

                @Override
                public void end() {}
            };

    /** As the options of a command and its surroundings want it. */
    static ProgressView of(GodwitCommand root, Printer printer) {
        if (root.json) {
            return root.verbose() ? new ProgressJson(printer) : NONE;
        }
        return root.surroundings().errIsTerminal()
                ? new ProgressBar(root.status())
                : new ProgressLines(printer::line, System::nanoTime);
    }

    /**
     * Shows that somebody who has it is looked for; called several times a second. Nothing for programs, which are told
     * of progress alone.
     *
     * @param name what is looked for
     */
    default void looking(String name) {}

    /**
     * Shows that somebody has it and nothing is fetched yet, as above.
     *
     * @param name what is prepared
     */
    default void preparing(String name) {}

    /** Shows the present state if it is time to; called several times a second. */
    void show(ProgressReport report);

    /** Nothing more comes; leaves the cursor on an empty line. */
    void end();
}
