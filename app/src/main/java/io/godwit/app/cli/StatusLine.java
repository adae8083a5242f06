package io.godwit.app.cli;

import java.io.PrintStream;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/** The line of a terminal that is written over, and what is said for good meanwhile. Thread-safe. */
final class StatusLine {
    /** Fewer than terminals have that do not tell how many, so that the line never wraps; it is no longer in others. */
    static final int COLUMNS = 79;

    /** Of a narrower one there is hardly a terminal; programs that know nothing say 0. */
    private static final int NARROWEST = 20;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");

    private final PrintStream terminal;
    private final int columns;
    private final String blank;

    /** Keeps the line in one piece; it guards nothing but this stream, which has a lock of its own for each call. */
    private final ReentrantLock lock = new ReentrantLock();

    private String drawn = "";

    /**
     * A line; nothing is drawn yet.
     *
     * @param told how many columns the terminal is said to have, perhaps nothing or nonsense
     */
    StatusLine(PrintStream terminal, String told) {
        this.terminal = terminal;
        this.columns = columns(told);
        this.blank = "\r" + " ".repeat(columns) + "\r";
    }

    /** One fewer than there are: some terminals begin another line as soon as the last column is taken. */
    private static int columns(String told) {
        int there = NUMBER.matcher(told).matches() ? Integer.parseInt(told) : 0;
        return there < NARROWEST ? COLUMNS : Math.min(there - 1, COLUMNS);
    }

    /** Columns that a line fills. */
    int columns() {
        return columns;
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
            print(blank);
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
            print((drawn.isEmpty() ? "" : blank) + text + System.lineSeparator() + drawn);
        } finally {
            lock.unlock();
        }
    }

    private void print(String text) {
        terminal.print(text);
        terminal.flush();
    }
}
