package io.godwit.discovery.server.search;

import java.util.Arrays;

/** The names that contain one word; guarded by the index's lock. Dead names are swept out when they are the most. */
final class Postings {

    private IndexedName[] names = new IndexedName[1];
    private int size;
    private int dead;

    void add(IndexedName name) {
        if (size == names.length) {
            names = Arrays.copyOf(names, size + Math.max(1, size / 2));
        }
        names[size++] = name;
    }

    /** Notes that one of the names has died; true when none is left alive. */
    boolean noteDeath() {
        dead++;
        if (dead == size) {
            return true;
        }
        if (dead > size / 2) {
            names =
                    Arrays.stream(names, 0, size)
                            .filter(name -> name.uses > 0)
                            .toArray(IndexedName[]::new);
            size = names.length;
            dead = 0;
        }
        return false;
    }

    int size() {
        return size;
    }

    IndexedName name(int index) {
        return names[index];
    }
}
