package io.godwit.core.storage;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * A file system in memory that remembers every change and every force, and can show what a power cut after any of them
 * could have left: what was forced is there, of the rest any part may be.
 */
final class SimulatedDisk {

    private static final int SECTOR = 512;

    /** A file or folder, apart from its names. */
    static final class Node {
        final boolean folder;
        final Map<String, Node> children = new TreeMap<>();
        byte[] bytes = new byte[0];
        int size;
        long modified;
        boolean locked;
        boolean executable;
        boolean deleted;

        Node(boolean folder) {
            this.folder = folder;
        }

        void write(byte[] data, int offset, int length, long position) {
            int end = (int) position + length;
            if (end > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(end, bytes.length * 2));
            }
            System.arraycopy(data, offset, bytes, (int) position, length);
            size = Math.max(size, end);
        }
    }

    sealed interface Change {}

    record Write(Node file, long position, byte[] data) implements Change {}

    /** A name that appears, disappears, or both as one. */
    record Rename(Node from, String oldName, Node to, String newName, Node what)
            implements Change {}

    /** Lets a file be executed. */
    record Permit(Node file) implements Change {}

    record Force(Node what) implements Change {}

    /** Everything there is, names and data. */
    record ForceAll() implements Change {}

    /** Decides what the disk refuses. */
    interface Faults {
        void check(String operation, long bytes) throws IOException;
    }

    final List<Change> changes = new ArrayList<>();
    private final Node root;
    private final Faults faults;
    private long clock;
    long usable = Long.MAX_VALUE;

    SimulatedDisk() {
        this((operation, bytes) -> {});
    }

    SimulatedDisk(Faults faults) {
        this(new Node(true), faults, 0);
    }

    private SimulatedDisk(Node root, Faults faults, long clock) {
        this.root = root;
        this.faults = faults;
        this.clock = clock;
    }

    DiskFolder open() {
        return new SimulatedFolder(this, root);
    }

    Node root() {
        return root;
    }

    void check(String operation, long bytes) throws IOException {
        faults.check(operation, bytes);
    }

    /** A disk with the same content that faults no more and that nobody has open. */
    SimulatedDisk rebooted() {
        return image(changes.size(), null, new Random(0));
    }

    void record(Change change) {
        changes.add(change);
        switch (change) {
            case Write write -> {
                write.file.write(write.data, 0, write.data.length, write.position);
                write.file.modified = ++clock;
            }
            case Rename rename -> {
                rename.what.modified =
                        Math.max(rename.what.modified, rename.from == null ? ++clock : 0);
                apply(rename, Map.of());
            }
            case Permit permit -> permit.file.executable = true;
            case Force force -> {}
            case ForceAll all -> {}
        }
    }

    private static void apply(Rename rename, Map<Node, Node> copies) {
        Node what = copies.getOrDefault(rename.what, rename.what);
        if (rename.from != null) {
            Node from = copies.getOrDefault(rename.from, rename.from);
            from.children.remove(rename.oldName, what);
        }
        if (rename.to != null) {
            copies.getOrDefault(rename.to, rename.to).children.put(rename.newName, what);
        }
    }

    /** How much of what was not forced a power cut leaves. */
    enum Loss {
        /** Metadata in order up to some point, as a journaling file system; of data any sectors. */
        JOURNALED,
        /** Any of it. */
        ANYTHING,
        /** None of it. */
        EVERYTHING_UNFORCED
    }

    /** What could be there after the first changes; with no loss, what a killed process leaves. */
    SimulatedDisk image(int count, Loss loss, Random random) {
        Map<Node, Node> copies = new HashMap<>();
        copies.put(root, new Node(true));
        List<Change> done = changes.subList(0, count);
        boolean[] kept = loss == null ? null : kept(done, loss, random);
        for (int i = 0; i < count; i++) {
            Change change = done.get(i);
            copy(change, copies);
            if (kept == null || kept[i]) {
                replay(change, copies, random);
            } else if (change instanceof Write write && loss != Loss.EVERYTHING_UNFORCED) {
                tear(write, copies, random);
            }
        }
        return new SimulatedDisk(copies.get(root), (operation, bytes) -> {}, clock);
    }

    private static boolean[] kept(List<Change> done, Loss loss, Random random) {
        boolean[] kept = new boolean[done.size()];
        Set<Node> forced = new HashSet<>();
        int lastForcedName = -1;
        boolean all = false;
        for (int i = done.size() - 1; i >= 0; i--) {
            switch (done.get(i)) {
                case Force force -> forced.add(force.what);
                case ForceAll everything -> all = true;
                case Write write -> kept[i] = all || forced.contains(write.file);
                case Permit permit -> kept[i] = all || forced.contains(permit.file);
                case Rename rename -> {
                    kept[i] =
                            all
                                    || ((rename.from == null || forced.contains(rename.from))
                                            && (rename.to == null || forced.contains(rename.to)));
                    lastForcedName = kept[i] ? Math.max(lastForcedName, i) : lastForcedName;
                }
            }
        }
        int journaledUpTo =
                loss == Loss.JOURNALED
                        ? lastForcedName + random.nextInt(done.size() - lastForcedName + 1)
                        : -1;
        for (int i = 0; i < kept.length; i++) {
            boolean journaled = done.get(i) instanceof Rename || done.get(i) instanceof Permit;
            kept[i] |=
                    switch (loss) {
                        case JOURNALED -> journaled ? i <= journaledUpTo : random.nextBoolean();
                        case ANYTHING -> random.nextBoolean();
                        case EVERYTHING_UNFORCED -> false;
                    };
        }
        return kept;
    }

    private static void copy(Change change, Map<Node, Node> copies) {
        Node node =
                switch (change) {
                    case Write write -> write.file;
                    case Rename rename -> rename.what;
                    case Permit permit -> permit.file;
                    case Force force -> force.what;
                    case ForceAll all -> null;
                };
        if (node == null) {
            return;
        }
        copies.computeIfAbsent(
                node,
                original -> {
                    Node copy = new Node(original.folder);
                    copy.modified = original.modified;
                    return copy;
                });
    }

    private static void replay(Change change, Map<Node, Node> copies, Random random) {
        switch (change) {
            case Write write ->
                    copies.get(write.file).write(write.data, 0, write.data.length, write.position);
            case Rename rename -> apply(rename, copies);
            case Permit permit -> copies.get(permit.file).executable = true;
            case Force force -> {}
            case ForceAll all -> {}
        }
    }

    /** Some sectors of it, each whole; the rest is as before or zero. */
    private static void tear(Write write, Map<Node, Node> copies, Random random) {
        int from = random.nextInt(write.data.length + 1) / SECTOR * SECTOR;
        int length = Math.min(random.nextInt(4) * SECTOR, write.data.length - from);
        if (length > 0) {
            copies.get(write.file).write(write.data, from, length, write.position + from);
        }
    }
}
