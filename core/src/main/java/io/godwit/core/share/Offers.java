package io.godwit.core.share;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ChunkLayer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The offers of a library, and how far the files are that are being hashed. Thread-safe. */
final class Offers {

    private record Live(OfferTable.Row row, HashedSoFar soFar) {}

    private final OfferTable table;

    /** By share, which is one file. */
    private final Map<Long, Live> live = new ConcurrentHashMap<>();

    Offers(OfferTable table) {
        this.table = table;
    }

    /** Offers the file of a share, if hashing it takes so long that somebody would have to wait. */
    void offer(long share, FileStamp stamp) throws ShareException {
        if (isWorthIt(stamp.size())) {
            table.offer(share, stamp);
        }
    }

    /** Whether a file of this size is offered before its root is known. */
    static boolean isWorthIt(long size) {
        return !FileHasher.isSmall(size) && ChunkLayout.forSize(size).isTransferable();
    }

    /** Follows the hashing of a share's file until {@link #ended}. */
    HashingListener follow(long share) {
        return new Following(share);
    }

    /** The file of a share is no longer hashed: it is in the index, or it could not be hashed. */
    void ended(long share) {
        live.remove(share);
    }

    Optional<OfferTable.Row> byId(ContentId id) throws ShareException {
        return table.byId(id);
    }

    Optional<OfferTable.Row> newest(long share) throws ShareException {
        return table.newest(share);
    }

    Optional<OfferTable.Indexed> indexed(OfferTable.Row offer) throws ShareException {
        return table.indexed(offer);
    }

    /** How far the file of an offer is; empty when it is not being hashed. */
    Optional<HashedSoFar> soFar(OfferTable.Row offer) {
        return Optional.ofNullable(live.get(offer.share()))
                .filter(one -> one.row().id().equals(offer.id()))
                .map(Live::soFar);
    }

    private final class Following implements HashingListener {

        private final long share;
        private volatile Optional<HashedSoFar> soFar = Optional.empty();

        Following(long share) {
            this.share = share;
        }

        @Override
        public void begins(FileStamp stamp, byte[] packed) throws ShareException {
            if (isWorthIt(stamp.size())) {
                var followed = new HashedSoFar(ChunkLayout.forSize(stamp.size()), packed);
                soFar = Optional.of(followed);
                live.put(share, new Live(table.offer(share, stamp), followed));
            }
        }

        @Override
        public void hashed(int chunk) {
            soFar.ifPresent(followed -> followed.hashed(chunk));
        }

        @Override
        public void finished(ChunkLayer layer) {
            soFar.ifPresent(followed -> followed.finished(layer));
        }
    }
}
