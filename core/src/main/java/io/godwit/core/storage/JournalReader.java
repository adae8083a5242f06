package io.godwit.core.storage;

import io.godwit.core.storage.JournalEntry.Checkpoint;
import io.godwit.core.storage.JournalEntry.Claim;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Reads a journal as a crash may have left it. Entries stand alone: a torn or missing one costs only itself, since each
 * claim is judged by its own index against the last checkpoint. Memory does not depend on the journal's length.
 */
final class JournalReader {

    private static final int PAGE = 4096 * JournalEntry.BYTES;

    private final DiskFile file;
    private final JournalHeader header;

    private JournalReader(DiskFile file, JournalHeader header) {
        this.file = file;
        this.header = header;
    }

    /** A reader, or empty when the header is damaged. */
    static Optional<JournalReader> open(DiskFile file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(JournalHeader.BYTES);
        if (file.read(bytes, 0) < JournalHeader.BYTES) {
            return Optional.empty();
        }
        return JournalHeader.decode(bytes.array()).map(header -> new JournalReader(file, header));
    }

    JournalHeader header() {
        return header;
    }

    /** Hands out every claim that is not void, in order. */
    Summary replay(Claims claims) throws IOException {
        Bounds bounds = new Bounds();
        forEach(bounds);
        Replay replay = new Replay(bounds, claims);
        forEach(replay);
        return new Summary(bounds.clean && replay.allCovered);
    }

    private void forEach(Visitor visitor) throws IOException {
        ByteBuffer page = ByteBuffer.allocate(PAGE);
        long position = JournalHeader.BYTES;
        long index = 0;
        while (true) {
            int got = file.read(page.clear(), position);
            page.flip();
            while (page.remaining() >= JournalEntry.BYTES) {
                visitor.visit(index, JournalEntry.decode(header.salt(), index, page));
                index++;
            }
            if (got < PAGE) {
                if (page.hasRemaining()) {
                    visitor.visit(index, Optional.empty());
                }
                return;
            }
            position += got;
        }
    }

    private interface Visitor {
        void visit(long index, Optional<JournalEntry> entry);
    }

    /** Receives what the journal claims. */
    interface Claims {
        /**
         * A claim.
         *
         * @param forced whether its data survived even a power cut; if not, it has to be hashed again
         */
        void claimed(int file, int chunk, boolean forced);
    }

    /**
     * What the journal was like.
     *
     * @param clean whether it can be continued as it is: nothing torn, void or waiting for a checkpoint
     */
    record Summary(boolean clean) {}

    /** First pass: how far the checkpoints reach. */
    private static final class Bounds implements Visitor {
        private long covered;
        private long voidFrom = Long.MAX_VALUE;
        private long voidEnd;
        private boolean clean = true;

        @Override
        public void visit(long index, Optional<JournalEntry> entry) {
            switch (entry.orElse(null)) {
                case null -> clean = false;
                case Claim claim -> {}
                case Checkpoint checkpoint -> {
                    // A checkpoint speaks of what came before
                    // it; anything else is not from our writer.
                    if (checkpoint.covered() <= index) {
                        covered = Math.max(covered, checkpoint.covered());
                    }
                }
                case JournalEntry.Voided failed -> {
                    voidFrom = Math.min(voidFrom, failed.from());
                    voidEnd = index;
                    clean = false;
                }
            }
        }

        boolean isVoid(long index) {
            return index >= voidFrom && index < voidEnd;
        }
    }

    /** Second pass: the claims. */
    private static final class Replay implements Visitor {
        private final Bounds bounds;
        private final Claims claims;
        private boolean allCovered = true;

        Replay(Bounds bounds, Claims claims) {
            this.bounds = bounds;
            this.claims = claims;
        }

        @Override
        public void visit(long index, Optional<JournalEntry> entry) {
            if (entry.orElse(null) instanceof Claim claim && !bounds.isVoid(index)) {
                boolean forced = index < bounds.covered;
                allCovered &= forced;
                claims.claimed(claim.file(), claim.chunk(), forced);
            }
        }
    }
}
