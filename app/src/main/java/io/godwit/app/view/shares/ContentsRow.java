package io.godwit.app.view.shares;

import io.godwit.core.share.FolderItem;
import java.util.List;
import java.util.stream.Stream;

/** One line of what is in a share: a file or folder, or the place where a long folder goes on. */
sealed interface ContentsRow {
    /** Parts of the path of the folder it is in, from the share down. */
    List<String> folder();

    /** Tells which line it is, whether or not it looks as before. */
    Object key();

    /** How many folders are around it. */
    default int depth() {
        return folder().size();
    }

    /**
     * A file or folder.
     *
     * @param folder what it is in
     * @param item what the index knows of it
     * @param open whether what is in it is shown below it
     */
    record Item(List<String> folder, FolderItem item, boolean open) implements ContentsRow {
        /** Its own path, from the share down. */
        List<String> place() {
            return Stream.concat(folder.stream(), Stream.of(item.name())).toList();
        }

        Item opened() {
            return new Item(folder, item, true);
        }

        @Override
        public Object key() {
            return item.path();
        }
    }

    /**
     * A folder goes on here.
     *
     * @param folder what goes on
     * @param loaded how much of it is shown
     * @param last whether that is all that will be shown
     */
    record More(List<String> folder, int loaded, boolean last) implements ContentsRow {
        @Override
        public Object key() {
            return folder;
        }
    }
}
