package io.godwit.discovery.server.search;

import io.godwit.core.peer.PeerId;
import java.util.Arrays;

/**
 * One edition of everything a peer shares. Built part by part while invisible, then published at one stroke.
 *
 * <p>Its contents are guarded by the index's lock.
 */
public final class Generation {

    private final PeerId owner;
    private final long number;
    private IndexedName[] names = new IndexedName[0];
    private int size;
    private int bytes;
    private boolean live;

    /**
     * An empty, invisible edition.
     *
     * @param owner the peer
     * @param number what the peer calls it
     */
    public Generation(PeerId owner, long number) {
        this.owner = owner;
        this.number = number;
    }

    /** The peer whose shares these are. */
    public PeerId owner() {
        return owner;
    }

    /** What the peer calls this edition. */
    public long number() {
        return number;
    }

    /** Number of entries. */
    public int size() {
        return size;
    }

    /** What its entries were charged when they were added; see {@link IndexBytes}. */
    public int bytes() {
        return bytes;
    }

    void charge(int more) {
        bytes += more;
    }

    boolean isLive() {
        return live;
    }

    void setLive(boolean live) {
        this.live = live;
    }

    void append(IndexedName name) {
        if (size == names.length) {
            names = Arrays.copyOf(names, Math.max(4, size + size / 2));
        }
        names[size++] = name;
    }

    IndexedName name(int index) {
        return names[index];
    }

    IndexedName removeLast() {
        return names[--size];
    }
}
