package io.godwit.core.storage;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Deletes an unfinished download: the files and folders it made, by their names, and nothing that it did not make. */
final class Discard {

    private final StagingFolder staging;
    private final DataPlace place;
    private final int files;
    private final List<List<String>> emptyFolders;
    private final Set<List<String>> folders = new TreeSet<>(PathOrder.PARTS);

    Discard(StagingFolder staging, DataPlace place, int files, List<List<String>> emptyFolders) {
        this.staging = staging;
        this.place = place;
        this.files = files;
        this.emptyFolders = emptyFolders;
    }

    void run() throws IOException {
        for (int file = 0; file < files; file++) {
            List<String> path = place.path(file);
            deleteFile(path);
            addFolders(path.subList(0, path.size() - 1));
        }
        emptyFolders.forEach(folder -> addFolders(place.below(folder)));
        if (!place.isSingleFile()) {
            addFolders(place.top());
        }
        for (List<String> folder : deepestFirst()) {
            deleteFolder(folder);
        }
        staging.remove();
    }

    private void addFolders(List<String> path) {
        for (int length = path.size(); length > 0 && folders.add(path.subList(0, length)); ) {
            length--;
        }
    }

    private List<List<String>> deepestFirst() {
        return folders.stream()
                .sorted(Comparator.comparingInt((List<String> path) -> path.size()).reversed())
                .toList();
    }

    private void deleteFile(List<String> path) throws IOException {
        if (staging.folder().find(path).filter(DiskEntry::isFile).isPresent()) {
            staging.folder().deleteFile(path);
        }
    }

    private void deleteFolder(List<String> path) throws IOException {
        try {
            staging.folder().deleteFolder(path);
        } catch (NoSuchFileException | DirectoryNotEmptyException e) {
            // Never made, or somebody keeps something of theirs in it.
            return;
        }
    }
}
