package io.godwit.app;

import io.godwit.app.cli.Program;
import io.godwit.app.cli.Surroundings;

/** Where the process starts. */
public final class Main {
    private Main() {}

    /**
     * Runs the command line and ends the process with its exit code.
     *
     * @param words the command line
     */
    public static void main(String[] words) {
        System.exit(new Program(Surroundings.ofThisProcess()).run(words));
    }
}
