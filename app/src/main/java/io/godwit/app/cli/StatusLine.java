package io.godwit.app.cli;

import java.io.PrintStream;
import java.util.concurrent.locks.ReentrantLock;

/** The line of a terminal that is written over, and what is said for good meanwhile. Thread-safe. */
final class StatusLine {
    /** Fewer than any terminal has, so that the line never wraps. */
    static final int COLUMNS = 79;

    private static final String BLANK = "\r" + " ".repeat(COLUMNS) + "\r";

    private final PrintStream terminal;

    /** Keeps the line in one piece; it guards nothing but this stream, which has a lock of its own for each call. */
    private final ReentrantLock lock = new ReentrantLock();

    private String drawn = "";

    StatusLine(PrintStream terminal) {
        this.terminal = terminal;
    }

    /**
     * Shows a line in place of the one that is shown.
     *
     * @param line fills the columns; may end with a return, so that what somebody else prints is written over it
     */
    void draw(String line) {
        lock.lock();
        try {
            drawn = "\r" + line;
            print(drawn);
        } finally {
            lock.unlock();
        }
    }

    /** Takes the line away. */
    void clear() {
        lock.lock();
        try {
            drawn = "";
            print(BLANK);
        } finally {
            lock.unlock();
        }
    }

    /** Leaves the line where it is, with the cursor below it; nothing if there is none. */
    void keep() {
        lock.lock();
        try {
            if (!drawn.isEmpty()) {
                drawn = "";
                print(System.lineSeparator());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Says something for good: above the line, if there is one. */
    void above(String text) {
        lock.lock();
        try {
            print((drawn.isEmpty() ? "" : BLANK) + text + System.lineSeparator() + drawn);
        } finally {
            lock.unlock();
        }
    }

    private void print(String text) {
        terminal.print(text);
        terminal.flush();
    }
}
