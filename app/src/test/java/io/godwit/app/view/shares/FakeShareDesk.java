package io.godwit.app.view.shares;

import io.godwit.core.content.ContentId;
import io.godwit.core.share.Share;
import io.godwit.core.share.ShareException;
import io.godwit.core.share.ShareState;
import io.godwit.core.share.Visibility;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A library in memory. */
final class FakeShareDesk implements ShareDesk {
    final Map<Path, Share> shares = Collections.synchronizedMap(new LinkedHashMap<>());
    final Map<Path, List<String>> fetching = Collections.synchronizedMap(new HashMap<>());
    volatile boolean online = true;

    static Share share(Path path, long size, long files, Visibility visibility, ShareState state) {
        byte[] id = new byte[32];
        id[0] = (byte) path.hashCode();
        return new Share(
                path,
                path.getFileName().toString(),
                files != 1,
                size,
                files,
                state == ShareState.INDEXING ? Optional.empty() : Optional.of(ContentId.of(id)),
                visibility,
                state);
    }

    FakeShareDesk with(
            String path, long size, long files, Visibility visibility, ShareState state) {
        shares.put(Path.of(path), share(Path.of(path), size, files, visibility, state));
        return this;
    }

    @Override
    public List<Share> shares() throws ShareException {
        if (!online) {
            throw new ShareException(ShareException.Reason.CLOSED, "off");
        }
        synchronized (shares) {
            return new ArrayList<>(shares.values());
        }
    }

    @Override
    public void share(Path path, Visibility visibility) throws ShareException {
        if (path.toString().contains("secret")) {
            throw new ShareException(ShareException.Reason.UNREADABLE, "no");
        }
        shares.compute(
                path,
                (same, before) ->
                        before == null
                                ? share(path, 0, 0, visibility, ShareState.INDEXING)
                                : share(
                                        path,
                                        before.size(),
                                        before.files(),
                                        visibility,
                                        before.state()));
    }

    @Override
    public void unshare(Path path) {
        shares.remove(path);
    }

    @Override
    public Optional<String> link(Share share) {
        return share.id().map(id -> "godwit://get/" + id.toHex());
    }

    @Override
    public Map<Path, List<String>> fetching() {
        return Map.copyOf(fetching);
    }
}
