package io.godwit.tests;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/** Programs of the system, for what Java cannot do. */
final class SystemCommand {

    private SystemCommand() {}

    /** Runs a program to its end; false when it fails. */
    static boolean succeeds(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    /** Takes a file system off its folder. */
    static void unmount(Path folder) throws IOException, InterruptedException {
        if (!succeeds("umount", "--lazy", folder.toString())) {
            throw new IOException(folder + " stays mounted");
        }
    }
}
