package io.godwit.app.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/** Reads one line of bounded length. */
final class LineReader {
    private LineReader() {}

    /**
     * Reads up to the first line feed; what follows it in the same packet is dropped.
     *
     * @param channel where from
     * @param limit most bytes before the line feed
     * @return the line without its end
     * @throws ControlException if the line is too long or does not end
     */
    static byte[] read(ReadableByteChannel channel, int limit) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(8 * 1024);
        while (channel.read(buffer) >= 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                byte next = buffer.get();
                if (next == '\n') {
                    return line.toByteArray();
                }
                if (line.size() == limit) {
                    throw new ControlException("line", "longer than " + limit + " bytes");
                }
                line.write(next);
            }
            buffer.clear();
        }
        throw new ControlException("line", "ends early");
    }
}
