package io.godwit.core.storage;

import io.godwit.core.manifest.Manifest;
import io.godwit.core.manifest.ManifestEntry;
import io.godwit.core.manifest.ManifestEntry.FileEntry;
import io.godwit.core.manifest.ManifestEntry.FolderEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The local paths of everything in a folder share, distinct on every file system.
 *
 * <p>In each folder the names that need no change get theirs first, in manifest order; one that would collide gets a
 * piece of its hash. So the result depends on the manifest alone. Immutable and thread-safe once built.
 */
final class LocalTree {

    /** From here on names are kept short, so that the whole path stays below what systems can open (4,096 bytes). */
    private static final int LONG_PATH = 1536;

    private static final int SHORT_NAME = 16;

    private final List<List<String>> files;
    private final List<List<String>> emptyFolders;
    private final List<RenamedName> renamed;

    private LocalTree(
            List<List<String>> files, List<List<String>> emptyFolders, List<RenamedName> renamed) {
        this.files = files;
        this.emptyFolders = emptyFolders;
        this.renamed = renamed;
    }

    static LocalTree of(Manifest manifest, SafeNames names) {
        Folder top = new Folder();
        for (ManifestEntry entry : manifest.entries()) {
            Folder folder = top;
            for (String part : entry.path()) {
                folder = folder.child(part);
            }
        }
        List<RenamedName> renamed = new ArrayList<>();
        top.name(names, "", "", renamed);
        List<List<String>> files = new ArrayList<>(manifest.files().size());
        List<List<String>> folders = new ArrayList<>();
        for (ManifestEntry entry : manifest.entries()) {
            List<String> local = top.local(entry.path());
            switch (entry) {
                case FileEntry file -> files.add(local);
                case FolderEntry folder -> folders.add(local);
            }
        }
        return new LocalTree(
                Collections.unmodifiableList(files), List.copyOf(folders), List.copyOf(renamed));
    }

    /** Path of each file, by its number. */
    List<List<String>> files() {
        return files;
    }

    List<List<String>> emptyFolders() {
        return emptyFolders;
    }

    List<RenamedName> renamed() {
        return renamed;
    }

    /** A folder while names are given; a file is one without children. */
    private static final class Folder {

        private Map<String, Folder> children = Map.of();
        private @Nullable String local;

        Folder child(String name) {
            if (children.isEmpty()) {
                children = new TreeMap<>();
            }
            return children.computeIfAbsent(name, part -> new Folder());
        }

        void name(SafeNames names, String path, String localPath, List<RenamedName> renamed) {
            int limit = SafeNames.bytes(localPath) > LONG_PATH ? SHORT_NAME : SafeNames.MAX_BYTES;
            Set<String> taken = new HashSet<>();
            Map<String, Folder> changed = new HashMap<>();
            children.forEach((name, child) -> {
                boolean fine = names.local(name, limit).equals(name);
                if (fine && taken.add(SafeNames.collisionKey(name))) {
                    child.local = name;
                } else {
                    changed.put(name, child);
                }
            });
            new TreeMap<>(changed)
                    .forEach((name, child) -> child.local = free(names, name, limit, taken));
            children.forEach((name, child) -> child.descend(names, path, name, localPath, renamed));
        }

        private void descend(
                SafeNames names,
                String path,
                String name,
                String localPath,
                List<RenamedName> renamed) {
            String mine = local == null ? name : local;
            String originalPath = path + name;
            String ownPath = localPath + mine;
            if (!mine.equals(name)) {
                renamed.add(new RenamedName(originalPath, ownPath));
            }
            if (!children.isEmpty()) {
                name(names, originalPath + "/", ownPath + "/", renamed);
            }
        }

        private static String free(SafeNames names, String name, int limit, Set<String> taken) {
            String local = names.local(name, limit);
            String candidate = local;
            for (int i = 0; !taken.add(SafeNames.collisionKey(candidate)); i++) {
                candidate = SafeNames.marked(local, i == 0 ? name : name + i, limit);
            }
            return candidate;
        }

        /** The local path; the manifest's own list when nothing changed, as it mostly is. */
        List<String> local(List<String> path) {
            List<String> local = new ArrayList<>(path.size());
            Folder folder = this;
            for (String part : path) {
                folder = Objects.requireNonNull(folder.children.get(part));
                local.add(folder.local == null ? part : folder.local);
            }
            return local.equals(path) ? path : List.copyOf(local);
        }
    }
}
