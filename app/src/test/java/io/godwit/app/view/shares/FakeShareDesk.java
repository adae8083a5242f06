package io.godwit.app.view.shares;

import io.godwit.app.network.PeerName;
import io.godwit.core.content.ContentId;
import io.godwit.core.peer.PeerId;
import io.godwit.core.share.FolderItem;
import io.godwit.core.share.FolderPage;
import io.godwit.core.share.Share;
import io.godwit.core.share.ShareException;
import io.godwit.core.share.ShareState;
import io.godwit.core.share.Totals;
import io.godwit.core.share.Visibility;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A library in memory. */
final class FakeShareDesk implements ShareDesk {
    /** A share of a million files in one folder. */
    static final Path LONG = Path.of("/data/everything");

    final Map<Path, Share> shares = Collections.synchronizedMap(new LinkedHashMap<>());
    final Map<Path, List<PeerName>> fetching = Collections.synchronizedMap(new HashMap<>());
    final List<String> asked = new CopyOnWriteArrayList<>();

    /** Folders that were added up, in order. */
    final List<String> added = new CopyOnWriteArrayList<>();

    /** Holds up adding up until it is opened. */
    volatile CountDownLatch gate = new CountDownLatch(0);

    volatile boolean online = true;
    volatile boolean faulty;

    /** Nothing that is shared can be changed. */
    volatile boolean broken;

    /** The list of shares cannot be read. */
    volatile boolean unreadable;

    /** How often it was to be read. */
    final AtomicInteger lists = new AtomicInteger();

    /** Bytes by which every file has grown. */
    volatile long grown;

    private final Map<Path, List<String>> inside = new ConcurrentHashMap<>();

    static PeerName contact(String name) {
        return new PeerName(new PeerId(name.hashCode(), 0, 0, 0), name, true);
    }

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
        lists.incrementAndGet();
        if (unreadable) {
            throw new ShareException(ShareException.Reason.IO_ERROR, "a fault of a test");
        }
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
    public void shareNew(Path path, Visibility visibility) throws ShareException {
        if (!shares.containsKey(path)) {
            share(path, visibility);
        }
    }

    @Override
    public void unshare(Path path) throws ShareException {
        if (broken) {
            throw new ShareException(ShareException.Reason.IO_ERROR, "a fault of a test");
        }
        shares.remove(path);
    }

    /** Puts files into a share, by their paths in it. */
    FakeShareDesk holding(String share, String... files) {
        inside.put(Path.of(share), List.of(files));
        return this;
    }

    @Override
    public FolderPage contents(Path share, List<String> folder, String cursor, int limit)
            throws ShareException {
        if (!online) {
            throw new ShareException(ShareException.Reason.CLOSED, "off");
        }
        asked.add(String.join("/", folder) + ">" + cursor);
        if (share.equals(LONG)) {
            return million(cursor, limit);
        }
        List<FolderItem> items =
                items(share, folder).stream()
                        .filter(item -> item.name().compareTo(cursor) > 0)
                        .limit(limit + 1L)
                        .toList();
        return items.size() <= limit
                ? new FolderPage(items, "")
                : new FolderPage(items.subList(0, limit), items.get(limit - 1).name());
    }

    @Override
    public Totals totals(Path share, List<String> folder) throws ShareException {
        try {
            gate.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        boolean off = !online;
        boolean fault = faulty;
        added.add(String.join("/", folder));
        if (fault) {
            throw new IllegalStateException("a fault of a test");
        }
        if (off) {
            throw new ShareException(ShareException.Reason.CLOSED, "off");
        }
        String prefix = String.join("/", folder) + "/";
        List<String> files =
                inside.getOrDefault(share, List.of()).stream()
                        .filter(file -> file.startsWith(prefix))
                        .toList();
        return new Totals(files.size(), files.stream().mapToLong(FakeShareDesk::size).sum());
    }

    private static long size(String file) {
        return 1_000L * file.length() * file.length();
    }

    private List<FolderItem> items(Path share, List<String> folder) {
        String prefix = folder.isEmpty() ? "" : String.join("/", folder) + "/";
        Map<String, FolderItem> items = new TreeMap<>();
        for (String file : inside.getOrDefault(share, List.of())) {
            if (file.startsWith(prefix)) {
                String rest = file.substring(prefix.length());
                int end = rest.indexOf('/');
                String name = end < 0 ? rest : rest.substring(0, end);
                items.put(
                        name,
                        new FolderItem(
                                name,
                                share.resolve(prefix + name),
                                end >= 0,
                                end >= 0 ? 0 : size(file) + grown,
                                !name.contains("changed")));
            }
        }
        return List.copyOf(items.values());
    }

    private static FolderPage million(String cursor, int limit) {
        int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor.substring(5, 12)) + 1;
        int to = Math.min(from + limit, 1_000_000);
        List<FolderItem> items =
                IntStream.range(from, to)
                        .mapToObj("file-%07d.txt"::formatted)
                        .map(name -> new FolderItem(name, LONG.resolve(name), false, 1, true))
                        .toList();
        return new FolderPage(items, to == 1_000_000 ? "" : items.getLast().name());
    }

    @Override
    public Optional<String> link(Share share) {
        return share.id().map(id -> "godwit://get/" + id.toHex());
    }

    @Override
    public Map<Path, List<PeerName>> fetching() {
        return Map.copyOf(fetching);
    }
}
