package io.godwit.core.manifest;

import io.godwit.core.manifest.ManifestEntry.FileEntry;
import java.util.List;

/** Checks entries one by one in manifest order, keeping only the one before. Not thread-safe. */
final class EntrySequence {

    private final boolean folder;
    private List<String> before = List.of();
    private int count;
    private long parts;
    private long total;

    EntrySequence(boolean folder) {
        this.folder = folder;
    }

    void accept(ManifestEntry entry) throws ManifestException {
        String field = "entries[" + count + "]";
        if (count == ManifestLimits.MAX_ENTRIES) {
            throw ManifestException.tooLarge("entries", "more than " + ManifestLimits.MAX_ENTRIES);
        }
        PathGrammar.check(entry.path(), field + ".path");
        checkPlace(entry.path(), field + ".path");
        if (entry instanceof FileEntry file) {
            add(file, field);
        } else if (!folder) {
            throw new ManifestException(field, "is a folder in the manifest of a file");
        }
        before = entry.path();
        count++;
    }

    private void checkPlace(List<String> path, String field) throws ManifestException {
        if (!folder && path.size() > 1) {
            throw new ManifestException(field, "has folders in the manifest of a file");
        }
        if (count > 0) {
            int order = PathGrammar.compare(before, path);
            if (order == 0) {
                throw new ManifestException(field, "is there twice");
            }
            if (order > 0) {
                throw new ManifestException(field, "is out of order");
            }
        }
        int shared = shared(path);
        if (count > 0 && shared == before.size()) {
            throw ManifestException.misplaced(field, "lies below a file or an empty folder");
        }
        parts += path.size() - shared;
        if (parts > ManifestLimits.MAX_PARTS) {
            throw ManifestException.tooLarge(
                    field, "brings the parts of all paths above the limit");
        }
    }

    private int shared(List<String> path) {
        int common = Math.min(before.size(), path.size());
        int i = 0;
        while (i < common && before.get(i).equals(path.get(i))) {
            i++;
        }
        return i;
    }

    private void add(FileEntry file, String field) throws ManifestException {
        if (file.size() < 0) {
            throw new ManifestException(field + ".size", "is negative");
        }
        if (file.size() == 0 && !file.root().equals(MerkleTree.emptyRoot())) {
            throw new ManifestException(field + ".root", "is not that of an empty file");
        }
        if (file.size() > Long.MAX_VALUE - total) {
            throw ManifestException.tooLarge("total", "is more than 2^63 - 1");
        }
        total += file.size();
    }

    /** Checks that nothing is missing and gives the bytes of all files. */
    long total() throws ManifestException {
        if (!folder && count != 1) {
            throw new ManifestException("entries", count + " in the manifest of a file");
        }
        return total;
    }

    int count() {
        return count;
    }
}
