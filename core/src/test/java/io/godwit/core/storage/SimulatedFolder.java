package io.godwit.core.storage;

import io.godwit.core.storage.DiskEntry.Kind;
import io.godwit.core.storage.SimulatedDisk.Force;
import io.godwit.core.storage.SimulatedDisk.Node;
import io.godwit.core.storage.SimulatedDisk.Permit;
import io.godwit.core.storage.SimulatedDisk.Rename;
import io.godwit.core.storage.SimulatedDisk.Write;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A folder of a {@link SimulatedDisk}. */
final class SimulatedFolder implements DiskFolder {

    private final SimulatedDisk disk;
    private final Node node;

    SimulatedFolder(SimulatedDisk disk, Node node) {
        this.disk = disk;
        this.node = node;
    }

    private Optional<Node> node(List<String> path) throws IOException {
        Node found = node;
        for (String name : path) {
            if (!found.folder) {
                throw new ForeignEntryException(name);
            }
            found = found.children.get(name);
            if (found == null) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }

    private Node existing(List<String> path) throws IOException {
        return node(path).orElseThrow(() -> new NoSuchFileException(path.toString()));
    }

    private Node above(List<String> path) throws IOException {
        return existing(path.subList(0, path.size() - 1));
    }

    @Override
    public Optional<DiskEntry> find(List<String> path) throws IOException {
        synchronized (disk) {
            return node(path)
                    .map(found ->
                            new DiskEntry(
                                    found.folder ? Kind.FOLDER : Kind.FILE,
                                    found.size,
                                    found.modified,
                                    found,
                                    "me"));
        }
    }

    @Override
    public List<String> list(List<String> path) throws IOException {
        synchronized (disk) {
            return List.copyOf(existing(path).children.keySet());
        }
    }

    @Override
    public DiskFile create(List<String> path, Access access) throws IOException {
        return new File(add(path, false));
    }

    private Node add(List<String> path, boolean folder) throws IOException {
        synchronized (disk) {
            if (node(path).isPresent()) {
                throw new FileAlreadyExistsException(path.toString());
            }
            Node above = above(path);
            if (above.deleted) {
                throw new NoSuchFileException(path.toString());
            }
            disk.check("create", 0);
            Node made = new Node(folder);
            disk.record(new Rename(null, "", above, path.getLast(), made));
            return made;
        }
    }

    @Override
    public DiskFile open(List<String> path) throws IOException {
        synchronized (disk) {
            Node found = existing(path);
            if (found.folder) {
                throw new ForeignEntryException(path.getLast());
            }
            disk.check("open", 0);
            return new File(found);
        }
    }

    @Override
    public void createFolder(List<String> path, Access access) throws IOException {
        add(path, true);
    }

    @Override
    public DiskFolder openFolder(List<String> path) throws IOException {
        synchronized (disk) {
            Node found = existing(path);
            if (!found.folder) {
                throw new ForeignEntryException(path.getLast());
            }
            return new SimulatedFolder(disk, found);
        }
    }

    @Override
    public void move(List<String> from, DiskFolder target, List<String> to) throws IOException {
        synchronized (disk) {
            Node moved = existing(from);
            Node destination = ((SimulatedFolder) target).above(to);
            Node replaced = destination.children.get(to.getLast());
            if (replaced != null && !replaced.children.isEmpty()) {
                throw new DirectoryNotEmptyException(to.getLast());
            }
            disk.check("move", 0);
            disk.record(new Rename(above(from), from.getLast(), destination, to.getLast(), moved));
        }
    }

    @Override
    public void deleteFile(List<String> path) throws IOException {
        delete(path);
    }

    @Override
    public void deleteFolder(List<String> path) throws IOException {
        synchronized (disk) {
            if (!existing(path).children.isEmpty()) {
                throw new DirectoryNotEmptyException(path.toString());
            }
            delete(path);
        }
    }

    private void delete(List<String> path) throws IOException {
        synchronized (disk) {
            Node gone = existing(path);
            disk.check("delete", 0);
            disk.record(new Rename(above(path), path.getLast(), null, "", gone));
            gone.deleted = true;
        }
    }

    @Override
    public void makeExecutable(List<String> path) throws IOException {
        synchronized (disk) {
            disk.record(new Permit(existing(path)));
        }
    }

    @Override
    public void force(List<String> path) throws IOException {
        synchronized (disk) {
            disk.check("force", 0);
            disk.record(new Force(existing(path)));
        }
    }

    @Override
    public Optional<DiskBarrier> barrier() {
        return Optional.of(
                new DiskBarrier() {
                    @Override
                    public boolean force() throws IOException {
                        synchronized (disk) {
                            disk.check("force", 0);
                            disk.record(new SimulatedDisk.ForceAll());
                            return true;
                        }
                    }

                    @Override
                    public void close() {}
                });
    }

    @Override
    public long usableSpace() {
        return disk.usable;
    }

    @Override
    public long maxFileSize() {
        return Long.MAX_VALUE;
    }

    @Override
    public boolean canName(String name) {
        return true;
    }

    @Override
    public void close() {}

    private final class File implements DiskFile {

        private final Node file;
        private boolean locking;

        File(Node file) {
            this.file = file;
        }

        @Override
        public void write(ByteBuffer source, long position) throws IOException {
            synchronized (disk) {
                byte[] data = new byte[source.remaining()];
                source.get(data);
                try {
                    disk.check("write", data.length);
                } catch (IOException e) {
                    byte[] part = Arrays.copyOf(data, data.length / 2);
                    disk.record(new Write(file, position, part));
                    throw e;
                }
                disk.record(new Write(file, position, data));
            }
        }

        /** To the power, a write past the cache is one that may be lost like any other. */
        @Override
        public void writeDirect(ByteBuffer source, long position) throws IOException {
            write(source, position);
        }

        @Override
        public int read(ByteBuffer target, long position) {
            synchronized (disk) {
                int length = (int) Math.min(target.remaining(), Math.max(0, file.size - position));
                target.put(file.bytes, (int) Math.min(position, file.size), length);
                return length;
            }
        }

        @Override
        public long size() {
            synchronized (disk) {
                return file.size;
            }
        }

        @Override
        public void force() throws IOException {
            synchronized (disk) {
                disk.check("force", 0);
                disk.record(new Force(file));
            }
        }

        @Override
        public boolean tryLock() {
            synchronized (disk) {
                boolean free = !file.locked;
                file.locked = true;
                locking |= free;
                return free;
            }
        }

        @Override
        public void close() {
            synchronized (disk) {
                if (locking) {
                    file.locked = false;
                }
            }
        }
    }
}
