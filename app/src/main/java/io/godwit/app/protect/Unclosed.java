package io.godwit.app.protect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Lets a layer above be closed, which writes its last chunk, while the channel below stays open. */
record Unclosed(WritableByteChannel below) implements WritableByteChannel {
    @Override
    public int write(ByteBuffer source) throws IOException {
        return below.write(source);
    }

    @Override
    public boolean isOpen() {
        return below.isOpen();
    }

    @Override
    public void close() {
        // The owner of the channel below closes it.
    }
}
