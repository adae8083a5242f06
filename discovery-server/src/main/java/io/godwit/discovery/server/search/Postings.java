package io.godwit.discovery.server.search;

import java.util.Arrays;

/** The names that contain one word; guarded by the index's lock. Dead names are swept out when they are the most. */
final class Postings implements Names {

    private IndexedName[] names;
    private int size = 2;
    private int dead;

    Postings(IndexedName first, IndexedName second) {
        names = new IndexedName[] {first, second};
    }

    void add(IndexedName name) {
        if (size == names.length) {
            names = Arrays.copyOf(names, size + size / 2 + 1);
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

    @Override
    public int size() {
        return size;
    }

    @Override
    public IndexedName name(int index) {
        return names[index];
    }
}
