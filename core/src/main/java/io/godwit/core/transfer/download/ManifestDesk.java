package io.godwit.core.transfer.download;

import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.manifest.ManifestCodec;
import io.godwit.core.manifest.ManifestException;
import io.godwit.core.manifest.ManifestLimits;
import io.godwit.core.protocol.Message;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Gets the manifest of one download: from the order itself, or from one source at a time. */
final class ManifestDesk {

    private final Wanted wanted;
    private volatile @Nullable Manifest manifest;
    private volatile byte @Nullable [] encoded;
    private @Nullable Fetcher claimedBy;

    ManifestDesk(Wanted wanted) {
        this.wanted = wanted;
        this.manifest = wanted instanceof Wanted.File file ? ofFile(file) : null;
    }

    private static Manifest ofFile(Wanted.File file) {
        try {
            return Manifest.ofFile(file.name(), file.size(), file.id(), false);
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

    /** The encoding of a folder's manifest, to be served on; null if there is none. */
    byte @Nullable [] encoded() {
        return encoded;
    }

    /** Whether this fetcher is to fetch the manifest; guarded by the lock of the job. */
    boolean claim(Fetcher fetcher) {
        boolean free = manifest == null && claimedBy == null && !fetcher.resting;
        if (free) {
            claimedBy = fetcher;
        }
        return free;
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
     * @throws ManifestException if it is not what was wanted
     */
    void fetch(Requests requests, long timeout)
            throws IOException, Refusal, InterruptedException, ManifestException {
        ContentId id = wanted.id();
        Pages pages =
                new Pages(
                        requests,
                        (stream, offset, length) ->
                                new Message.GetManifest(stream, id, offset, length),
                        ManifestLimits.MAX_MANIFEST,
                        timeout);
        accept(pages.fetch());
    }

    private void accept(byte[] bytes) throws ManifestException {
        boolean proved = ManifestCodec.contentId(bytes).equals(wanted.id());
        if (!proved && wanted instanceof Wanted.Folder) {
            throw new ManifestException("manifest", "does not hash to its content ID");
        }
        Manifest decoded = ManifestCodec.decode(bytes);
        boolean wantedFile =
                !decoded.folder() && decoded.files().getFirst().root().equals(wanted.id());
        if (!proved && !wantedFile) {
            throw new ManifestException("manifest", "is of other content");
        }
        encoded = proved ? bytes : null;
        manifest = decoded;
    }
}
