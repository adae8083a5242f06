package io.godwit.core.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes whole pages of one file past the system's cache (O_DIRECT), for as long as its file system takes that.
 * Thread-safe.
 *
 * <p>What it cannot do it leaves to the caller, whose own write then tells what is wrong, if anything is: file systems
 * without direct writes say so in many ways, some only at the first write.
 */
final class DirectWriter implements Closeable {

    private static final Logger LOG = LoggerFactory.getLogger(DirectWriter.class);

    private final SteadyChannel.Reopening opening;
    private final AlignedBuffers buffers;
    private final ReentrantLock starting = new ReentrantLock();
    private volatile @Nullable SteadyChannel channel;
    private volatile boolean refused;

    /**
     * A writer that opens the file when it is first used.
     *
     * @param opening opens it for direct writes
     * @param buffers copied through, as the system wants pages that it can hand to the disk
     */
    DirectWriter(SteadyChannel.Reopening opening, AlignedBuffers buffers) {
        this.opening = opening;
        this.buffers = buffers;
    }

    /**
     * Writes all that remains in the buffer, if that can be done directly.
     *
     * @return whether it was done; if not, the buffer is as it was, and some of it may have been written
     */
    boolean write(ByteBuffer source, long position) {
        if (refused || !wholePages(source.remaining()) || !wholePages(position)) {
            return false;
        }
        ByteBuffer buffer = buffers.acquire();
        try {
            write(source, position, buffer);
            source.position(source.limit());
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("no direct writes here", e);
            refused = true;
            return false;
        } finally {
            buffers.release(buffer);
        }
    }

    private static boolean wholePages(long bytes) {
        return bytes % AlignedBuffers.PAGE == 0;
    }

    private void write(ByteBuffer source, long position, ByteBuffer buffer) throws IOException {
        SteadyChannel file = channel();
        int start = source.position();
        int length = source.remaining();
        int done = 0;
        while (done < length) {
            int part = Math.min(buffer.capacity(), length - done);
            buffer.clear().put(0, source, start + done, part).limit(part);
            long at = position + done;
            done += file.uninterrupted(channel -> writeFully(channel, buffer.rewind(), at));
        }
    }

    private static int writeFully(FileChannel channel, ByteBuffer buffer, long position)
            throws IOException {
        while (buffer.hasRemaining()) {
            channel.write(buffer, position + buffer.position());
        }
        return buffer.limit();
    }

    private SteadyChannel channel() throws IOException {
        SteadyChannel open = channel;
        if (open != null) {
            return open;
        }
        starting.lock();
        try {
            SteadyChannel opened = channel;
            if (opened == null) {
                opened = new SteadyChannel(opening.open(), opening);
                channel = opened;
            }
            return opened;
        } finally {
            starting.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        starting.lock();
        try {
            refused = true;
            SteadyChannel open = channel;
            if (open != null) {
                open.close();
            }
        } finally {
            starting.unlock();
        }
    }
}
