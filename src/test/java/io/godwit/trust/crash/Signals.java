package io.godwit.trust.crash;

import io.godwit.tests.Program;
import java.io.IOException;

/** Sends signals to running programs. */
public final class Signals {

    private Signals() {}

    /** SIGSTOP: the program stands still, as on a suspended machine; its sockets stay open. */
    public static void suspend(Program program) throws IOException {
        send("STOP", program);
    }

    /** SIGCONT. */
    public static void resume(Program program) throws IOException {
        send("CONT", program);
    }

    /** SIGINT, as Ctrl-C. */
    public static void interrupt(Program program) throws IOException {
        send("INT", program);
    }

    /** SIGTERM, as when a person logs out. */
    public static void terminate(Program program) throws IOException {
        send("TERM", program);
    }

    /** SIGQUIT: a JVM prints what all its threads do. */
    static void askForThreads(Program program) throws IOException {
        send("QUIT", program);
    }

    private static void send(String signal, Program program) throws IOException {
        if (!program.isAlive()) {
            return;
        }
        try {
            Process kill =
                    new ProcessBuilder("kill", "-" + signal, Long.toString(program.pid())).start();
            if (kill.waitFor() != 0 && program.isAlive()) {
                throw new IOException("kill -" + signal + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
