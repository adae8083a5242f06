package io.godwit.core.share;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * A file of a share, open for positional reads by many threads, with a way to look at it again.
 *
 * <p>Counted: closed when its opener and all who hold it have let go.
 */
final class OpenFile {

    /** Looks at what is now under the file's name, without following links. */
    interface Look {
        FileStamp stamp() throws IOException;
    }

    /** Lets go of whatever the look needs. */
    interface Release {
        void release() throws IOException;
    }

    /** Bytes read at once: the system copies through a buffer of this size that each thread keeps. */
    private static final int STEP = 256 * 1024;

    private final FileChannel channel;
    private final Look look;
    private final Release folder;
    private final Holders holders = new Holders();

    OpenFile(FileChannel channel, Look look, Release folder) {
        this.channel = channel;
        this.look = look;
        this.folder = folder;
    }

    /** Takes hold of the file; false when it is closed already. */
    boolean hold() {
        return holders.hold();
    }

    /** Lets go; the last one closes. */
    void letGo() throws IOException {
        if (holders.letGo()) {
            try {
                channel.close();
            } finally {
                folder.release();
            }
        }
    }

    FileStamp stamp() throws IOException {
        return look.stamp();
    }

    /** Fills a range of an array; false when the file ends before. */
    boolean read(long position, byte[] target, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            ByteBuffer step = ByteBuffer.wrap(target, offset + done, Math.min(STEP, length - done));
            int read = channel.read(step, position + done);
            if (read < 0) {
                return false;
            }
            done += read;
        }
        return true;
    }
}
