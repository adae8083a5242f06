package io.godwit.app.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output. That whoever reads a pipe has seen enough and closed it is no failure; that a file cannot take a
 * result is one.
 */
final class StandardOutput extends OutputStream {
    private final FileOutputStream file;

    StandardOutput(FileOutputStream file) {
        this.file = file;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            file.write(bytes, offset, length);
        } catch (IOException failed) {
            if (hasPosition()) {
                throw failed;
            }
        }
    }

    /** A file has a position; a pipe, a socket and a terminal have none. The text of a failure depends on the locale. */
    private boolean hasPosition() {
        try {
            return file.getChannel().position() >= 0;
        } catch (IOException pipe) {
            return false;
        }
    }
}
