package io.godwit.core.storage;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the bytes of a download are now: one file, or a tree of them, below an open folder.
 *
 * @param base the open folder
 * @param top path of the file or of the top of the tree
 * @param files path of each file below that, by file number; the empty path when the top is the file
 * @param growing whether files may come into being here
 */
record DataPlace(DiskFolder base, List<String> top, List<List<String>> files, boolean growing) {

    static DataPlace ofFile(DiskFolder base) {
        return new DataPlace(base, StagingFolder.PART, List.of(List.of()), true);
    }

    static DataPlace ofTree(DiskFolder base, List<List<String>> files) {
        return new DataPlace(base, StagingFolder.TREE, files, true);
    }

    boolean isSingleFile() {
        return files.size() == 1 && files.getFirst().isEmpty();
    }

    /** Path of a file by its number. */
    List<String> path(int file) {
        return below(files.get(file));
    }

    /** Path of something by its path in the tree. */
    List<String> below(List<String> local) {
        List<String> path = new ArrayList<>(top.size() + local.size());
        path.addAll(top);
        path.addAll(local);
        return path;
    }

    /** The same, where nothing comes into being any more. */
    DataPlace frozen() {
        return new DataPlace(base, top, files, false);
    }

    /** The same under its final name. */
    DataPlace movedTo(DiskFolder newBase, String name) {
        return new DataPlace(newBase, List.of(name), files, false);
    }
}
