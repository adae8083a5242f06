package io.godwit.core.storage;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * syncfs(2) of Linux, which Java has not. It waits for the data and names of a whole file system and, since Linux 5.8,
 * reports every write that failed since its descriptor was opened; so one descriptor is kept from the first write on.
 *
 * <p>Only where that is known to be so: not for file systems that other programs or machines serve, which are not told.
 */
final class FileSystemBarrier implements DiskBarrier {

    /** Of the file systems of the kernel itself, those that wait for the disk in syncfs. */
    private static final Set<String> TRUSTED =
            Set.of("ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs");

    /** The numbers below are those of these processors. */
    private static final Set<String> PROCESSORS = Set.of("amd64", "aarch64");

    private static final Pattern VERSION = Pattern.compile("(\\d{1,4})\\.(\\d{1,4}).*");

    /** O_RDONLY, O_NONBLOCK (a FIFO in its place must not block us) and O_CLOEXEC. */
    private static final int OPEN_FLAGS = 0x800 | 0x80000;

    /** What the numbers of this process stand for; not there in a bare chroot. */
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private static final int EPERM = 1;
    private static final int EIO = 5;
    private static final int ENOSPC = 28;
    private static final int ENOSYS = 38;
    private static final int EDQUOT = 122;

    private final int descriptor;

    /** Held while forcing, so that the number is not given to another file meanwhile; only closing waits for it. */
    private final ReentrantLock using = new ReentrantLock();

    private boolean closed;

    private FileSystemBarrier(int descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * A barrier for what a folder is stored on; empty where there is none to rely on.
     *
     * @param folder path of the folder
     * @param key what the folder is, see {@link BasicFileAttributes#fileKey}; its path could lead elsewhere by now
     * @param type name of the file system
     */
    static Optional<DiskBarrier> open(Path folder, Object key, String type) throws IOException {
        if (!isTrusted(type) || !Files.isDirectory(DESCRIPTORS) || !Calls.areThere()) {
            return Optional.empty();
        }
        int descriptor = Calls.open(folder);
        if (descriptor < 0) {
            return Optional.empty();
        }
        FileSystemBarrier opened = new FileSystemBarrier(descriptor);
        if (key.equals(keyOf(descriptor))) {
            return Optional.of(opened);
        }
        opened.close();
        return Optional.empty();
    }

    private static boolean isTrusted(String type) {
        return isSystem(
                        System.getProperty("os.name", ""),
                        System.getProperty("os.version", ""),
                        System.getProperty("os.arch", ""))
                && TRUSTED.contains(type.toLowerCase(Locale.ROOT));
    }

    /** Whether a system reports failed writes to syncfs, and is one whose numbers are known here. */
    static boolean isSystem(String name, String version, String processor) {
        Matcher numbers = VERSION.matcher(version);
        if (!name.equals("Linux") || !PROCESSORS.contains(processor) || !numbers.matches()) {
            return false;
        }
        int major = Integer.parseInt(numbers.group(1));
        return major > 5 || (major == 5 && Integer.parseInt(numbers.group(2)) >= 8);
    }

    private static Object keyOf(int descriptor) throws IOException {
        Path folder = DESCRIPTORS.resolve(Integer.toString(descriptor));
        Object key = Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
        return key == null ? folder : key;
    }

    @Override
    public boolean force() throws IOException {
        int error = syncfs();
        return switch (error) {
            case 0 -> true;
            case EPERM, ENOSYS -> false;
            case EIO -> throw new IOException("Input/output error");
            case ENOSPC -> throw new IOException("No space left on device");
            case EDQUOT -> throw new IOException("Disk quota exceeded");
            default -> throw new IOException("syncfs failed with error " + error);
        };
    }

    private int syncfs() throws IOException {
        using.lock();
        try {
            if (closed) {
                throw new IOException("the barrier has been closed");
            }
            return Calls.syncfs(descriptor);
        } finally {
            using.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        using.lock();
        try {
            if (!closed) {
                closed = true;
                Calls.close(descriptor);
            }
        } finally {
            using.unlock();
        }
    }

    /** The three functions of the C library. */
    @SuppressWarnings("restricted") // nothing but numbers and one path goes in and out
    private static final class Calls {

        private static final Linker LINKER = Linker.nativeLinker();
        private static final StructLayout STATE = Linker.Option.captureStateLayout();
        private static final VarHandle ERRNO =
                STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

        private Calls() {}

        static boolean areThere() {
            SymbolLookup library = LINKER.defaultLookup();
            return library.find("open").isPresent()
                    && library.find("close").isPresent()
                    && library.find("syncfs").isPresent();
        }

        /** A descriptor, or -1. */
        static int open(Path path) throws IOException {
            MethodHandle open =
                    LINKER.downcallHandle(
                            LINKER.defaultLookup().findOrThrow("open"),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.JAVA_INT),
                            Linker.Option.firstVariadicArg(2));
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment name = arena.allocateFrom(path.toString(), StandardCharsets.UTF_8);
                return (int) open.invokeExact(name, OPEN_FLAGS);
            } catch (Throwable e) {
                throw impossible(e);
            }
        }

        /** 0, or the error number. */
        static int syncfs(int descriptor) throws IOException {
            return call("syncfs", descriptor);
        }

        static void close(int descriptor) throws IOException {
            int error = call("close", descriptor);
            if (error != 0) {
                throw new IOException("closing a folder failed with error " + error);
            }
        }

        private static int call(String function, int descriptor) throws IOException {
            MethodHandle handle =
                    LINKER.downcallHandle(
                            LINKER.defaultLookup().findOrThrow(function),
                            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT),
                            Linker.Option.captureCallState("errno"));
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment state = arena.allocate(STATE);
                int result = (int) handle.invokeExact(state, descriptor);
                return result == 0 ? 0 : (int) ERRNO.get(state, 0L);
            } catch (Throwable e) {
                throw impossible(e);
            }
        }

        /** Method handles declare everything; these functions throw nothing. */
        private static IOException impossible(Throwable e) {
            return switch (e) {
                case Error error -> throw error;
                case RuntimeException unexpected -> throw unexpected;
                default -> new IOException("a call of the system failed", e);
            };
        }
    }
}
