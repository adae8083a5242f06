package io.godwit.core.transfer.download;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.manifest.ManifestCodec;
import io.godwit.core.manifest.ManifestException;
import io.godwit.core.manifest.ManifestLimits;
import io.godwit.core.manifest.MerkleTree;
import io.godwit.core.protocol.Message;
import java.io.IOException;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Gets the manifest of one download: from the order itself, or from one source at a time. */
final class ManifestDesk {

    /** Bytes that the manifest of a single file never has, with the longest name. */
    private static final int MOST_OF_FILE = 16 * 1024;

    private final Wanted wanted;
    private volatile @Nullable Manifest manifest;
    private volatile byte @Nullable [] encoded;
    private @Nullable Fetcher claimedBy;
    private long claimedAt;
    private boolean answering;

    ManifestDesk(Wanted wanted) {
        this.wanted = wanted;
        this.manifest =
                switch (wanted) {
                    case Wanted.File file when isPossible(file.id(), file.size()) ->
                            ofFile(file.name(), file.size(), file.id());
                    // The offer stands where the root would: it is what the source is asked by.
                    case Wanted.Offer offer -> ofFile(offer.name(), offer.size(), offer.offer());
                    default -> null;
                };
    }

    /** Whether a file with this root can have this size at all, and be transferred. */
    private static boolean isPossible(ContentId root, long size) {
        boolean empty = root.equals(MerkleTree.emptyRoot());
        return (size == 0) == empty && ChunkLayout.forSize(size).isTransferable();
    }

    private static Manifest ofFile(String name, long size, ContentId root) {
        try {
            return Manifest.ofFile(name, size, root, false);
        } catch (ManifestException e) {
            throw new IllegalArgumentException("no name or size for a file", e);
        }
    }

    @Nullable Manifest manifest() {
        return manifest;
    }

    boolean isKnown() {
        return manifest != null;
    }

    /** Whether what it says follows from the ID, so that nobody can have lied. */
    boolean isProved() {
        return encoded != null;
    }

    /** The encoding of a folder's manifest, to be served on; null if there is none. */
    byte @Nullable [] encoded() {
        return encoded;
    }

    /**
     * Whether this fetcher is to fetch the manifest: one at a time, and another source besides when that one is silent
     * or takes too long. Guarded by the lock of the job.
     */
    boolean claim(Fetcher fetcher, long now, DownloadParts parts) {
        Fetcher other = claimedBy;
        long patience = answering ? parts.pageTimeout() : parts.silence();
        boolean free =
                other == null || (other.source() != fetcher.source() && now - claimedAt > patience);
        boolean claimed = manifest == null && free && !fetcher.resting;
        if (claimed) {
            claimedBy = fetcher;
            claimedAt = now;
            answering = false;
        }
        return claimed;
    }

    /** Some of it has come; guarded by the lock of the job. */
    void answered(Fetcher fetcher) {
        answering |= claimedBy == fetcher;
    }

    /** Lets another try, if it is not known yet; guarded by the lock of the job. */
    void giveBack(Fetcher fetcher) {
        if (claimedBy == fetcher) {
            claimedBy = null;
        }
    }

    /**
     * Fetches it; blocks.
     *
     * @param stillWanted as in {@link Pages}
     * @throws ManifestException if it is not what was wanted
     */
    void fetch(Requests requests, long timeout, IntPredicate stillWanted)
            throws IOException, Refusal, InterruptedException, ManifestException {
        accept(encoding(requests, wanted.id(), ManifestLimits.MAX_MANIFEST, timeout, stillWanted));
    }

    /**
     * Fetches what a source says about a file of which the root is known; blocks. Its size is a claim.
     *
     * @throws ManifestException if it is of something else
     */
    static Manifest fileManifest(Requests requests, ContentId root, long timeout)
            throws IOException, Refusal, InterruptedException, ManifestException {
        Manifest claim = claim(requests, root, timeout);
        if (!isOfFile(claim, root)) {
            throw new ManifestException("manifest", "is of other content");
        }
        return claim;
    }

    /**
     * Fetches what a source says about a single file; blocks. All of it is a claim.
     *
     * @throws ManifestException if it is no manifest
     */
    static Manifest claim(Requests requests, ContentId id, long timeout)
            throws IOException, Refusal, InterruptedException, ManifestException {
        return ManifestCodec.decode(encoding(requests, id, MOST_OF_FILE, timeout, bytes -> true));
    }

    private static byte[] encoding(
            Requests requests, ContentId id, long most, long timeout, IntPredicate stillWanted)
            throws IOException, Refusal, InterruptedException {
        Pages pages =
                new Pages(
                        requests,
                        (stream, offset, length) ->
                                new Message.GetManifest(stream, id, offset, length),
                        most,
                        timeout,
                        stillWanted);
        return pages.fetch();
    }

    private static boolean isOfFile(Manifest manifest, ContentId root) {
        return !manifest.folder()
                && manifest.files().getFirst().root().equals(root)
                && isPossible(root, manifest.total());
    }

    private void accept(byte[] bytes) throws ManifestException {
        boolean proved = ManifestCodec.contentId(bytes).equals(wanted.id());
        if (!proved && wanted instanceof Wanted.Folder) {
            throw new ManifestException("manifest", "does not hash to its content ID");
        }
        Manifest decoded = ManifestCodec.decode(bytes);
        if (!proved && !isOfFile(decoded, wanted.id())) {
            throw new ManifestException("manifest", "is of other content");
        }
        settle(decoded, proved ? bytes : null);
    }

    /** Of two that asked, the first one counts: another may say something else. */
    private synchronized void settle(Manifest decoded, byte @Nullable [] encoding) {
        if (manifest == null) {
            encoded = encoding;
            manifest = decoded;
        }
    }
}
