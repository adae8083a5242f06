package io.godwit.core.manifest;

import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ManifestEntry.FileEntry;
import java.util.List;

/**
 * What a share consists of: one file, or the files and empty folders below a folder. Always in the grammar: sorted,
 * without duplicates or conflicts, all limits kept. It has no times and not the folder's own name, so that equal content
 * is equal everywhere. Immutable and thread-safe.
 */
public final class Manifest {

    private final boolean folder;
    private final List<ManifestEntry> entries;
    private final List<FileEntry> files;
    private final long total;

    /**
     * Checks and keeps the entries.
     *
     * @param folder whether the share is a folder; if not, there is exactly one entry, a file with one name
     * @param entries sorted by {@link PathGrammar#compare}; copied
     * @throws ManifestException naming the first field that breaks a rule
     */
    public Manifest(boolean folder, List<ManifestEntry> entries) throws ManifestException {
        EntrySequence sequence = new EntrySequence(folder);
        for (ManifestEntry entry : entries) {
            sequence.accept(entry);
        }
        this.folder = folder;
        this.entries = List.copyOf(entries);
        this.files =
                this.entries.stream()
                        .filter(FileEntry.class::isInstance)
                        .map(FileEntry.class::cast)
                        .toList();
        this.total = sequence.total();
    }

    /**
     * The manifest of a single file.
     *
     * @param name its name, in the grammar of one path part
     * @param size bytes
     * @param root Merkle root
     * @param executable whether its owner may execute it
     * @return the manifest
     * @throws ManifestException naming the field that breaks a rule
     */
    public static Manifest ofFile(String name, long size, ContentId root, boolean executable)
            throws ManifestException {
        return new Manifest(false, List.of(new FileEntry(List.of(name), size, root, executable)));
    }

    /** Whether the share is a folder. */
    public boolean folder() {
        return folder;
    }

    /** All entries in order. */
    public List<ManifestEntry> entries() {
        return entries;
    }

    /** The file entries in order; their index is the file number used elsewhere. */
    public List<FileEntry> files() {
        return files;
    }

    /** Bytes of all files. */
    public long total() {
        return total;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Manifest that
                && folder == that.folder
                && entries.equals(that.entries);
    }

    @Override
    public int hashCode() {
        return 31 * entries.hashCode() + Boolean.hashCode(folder);
    }

    /** Kind, number of entries and total; no names. */
    @Override
    public String toString() {
        return "Manifest["
                + (folder ? "folder, " : "file, ")
                + entries.size()
                + " entries, "
                + total
                + " bytes]";
    }
}
