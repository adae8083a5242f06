package io.godwit.core.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
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
    private final ReentrantLock starting = new ReentrantLock();
    private volatile @Nullable SteadyChannel channel;
    private volatile boolean refused;

    /**
     * A writer that opens the file when it is first used.
     *
     * @param opening opens it for direct writes
     */
    DirectWriter(SteadyChannel.Reopening opening) {
        this.opening = opening;
    }

    /**
     * Writes all that remains in the buffer, if that can be done directly: the system wants whole pages, in memory as in
     * the file, as {@link PageBuffers} have them.
     *
     * @return whether it was done; if not, the buffer is as it was, and some of it may have been written
     */
    boolean write(ByteBuffer source, long position) {
        if (refused || !isAligned(source) || !wholePages(position)) {
            return false;
        }
        int start = source.position();
        try {
            channel().uninterrupted(file -> writeFully(file, source.position(start), position));
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            LOG.debug("no direct writes here", e);
            refused = true;
            source.position(start);
            return false;
        }
    }

    private static boolean isAligned(ByteBuffer source) {
        return source.isDirect()
                && wholePages(source.remaining())
                && source.alignmentOffset(source.position(), PageBuffers.PAGE) == 0;
    }

    private static boolean wholePages(long bytes) {
        return bytes % PageBuffers.PAGE == 0;
    }

    private static int writeFully(FileChannel channel, ByteBuffer source, long position)
            throws IOException {
        int start = source.position();
        while (source.hasRemaining()) {
            channel.write(source, position + source.position() - start);
        }
        return source.limit() - start;
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
                if (refused) {
                    // Since this thread looked; what is opened after the end nobody would close.
                    throw new ClosedChannelException();
                }
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
