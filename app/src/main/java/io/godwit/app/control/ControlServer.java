package io.godwit.app.control;

import io.godwit.core.node.Profile;
import io.godwit.core.node.ProfileLock;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers commands of the same profile: one request and one response for each connection, a few at a time, none for
 * long. Thread-safe.
 */
public final class ControlServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);

    /** A command sends its line at once; whoever does not is cut. */
    private static final int REQUEST_SECONDS = 5;

    /** As long as files are lacking, which is why nobody can be let in, others need the time to close some. */
    private static final int PAUSE_SECONDS = 1;

    /** Of a fault of this program itself, as {@code godwit --help} has it. */
    private static final int INTERNAL_FAULT = 1;

    /** People type commands; more at once is a script that can wait. */
    private static final int AT_ONCE = 8;

    private final ControlAddress address;
    private final ProfileLock lock;
    private final Path socket;
    private final ServerSocketChannel listener;
    private final Function<ControlRequest, ControlResponse> handler;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ScheduledExecutorService watchdog =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("control-watchdog").factory());

    private ControlServer(
            ControlAddress address,
            ProfileLock lock,
            Path socket,
            ServerSocketChannel listener,
            Function<ControlRequest, ControlResponse> handler) {
        this.address = address;
        this.lock = lock;
        this.socket = socket;
        this.listener = listener;
        this.handler = handler;
    }

    /**
     * Opens the socket and starts to answer.
     *
     * @param profile whose socket; its folder exists and belongs to its owner alone
     * @param handler does what is asked; called from several threads
     * @throws ControlTakenException if commands of this profile are answered already
     * @throws IOException if the socket cannot be made
     */
    public static ControlServer start(
            Profile profile, Function<ControlRequest, ControlResponse> handler) throws IOException {
        ControlAddress address = new ControlAddress(profile);
        ProfileLock lock = address.lock().orElseThrow(ControlTakenException::new);
        try {
            return start(
                    address, lock, ServerSocketChannel.open(StandardProtocolFamily.UNIX), handler);
        } catch (IOException failed) {
            lock.close();
            throw failed;
        }
    }

    /** As above, on a listener that is not bound yet. */
    static ControlServer start(
            ControlAddress address,
            ProfileLock lock,
            ServerSocketChannel listener,
            Function<ControlRequest, ControlResponse> handler)
            throws IOException {
        Path socket = address.choose();
        listener.bind(UnixDomainSocketAddress.of(socket));
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        }
        address.publish(socket);
        ControlServer server = new ControlServer(address, lock, socket, listener, handler);
        Thread.ofVirtual().name("control").start(server::accept);
        return server;
    }

    private void accept() {
        try {
            while (listener.isOpen()) {
                places.acquire();
                letNextIn();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void letNextIn() throws InterruptedException {
        try {
            letIn();
        } catch (RuntimeException | Error untold) {
            // What cannot even be told, as when memory is short, ends nothing either; its place was
            // given back.
            var _ = closed.await(PAUSE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void letIn() throws InterruptedException {
        try {
            begin(listener.accept());
        } catch (ClosedChannelException ends) {
            places.release();
        } catch (IOException | RuntimeException | Error failed) {
            // Also for want of a thread or of memory: nobody else would ever let commands in.
            places.release();
            LOG.warn("no command can be let in for now: {}", failed.getMessage());
            var _ = closed.await(PAUSE_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void begin(SocketChannel channel) throws IOException {
        boolean begun = false;
        try {
            Thread.ofVirtual().name("control-request").start(() -> serve(channel));
            begun = true;
        } finally {
            if (!begun) {
                channel.close();
            }
        }
    }

    private void serve(SocketChannel channel) {
        try (channel) {
            // Made anew for each: they are few, and most windows are asked nothing at all.
            ControlCodec codec = new ControlCodec();
            ByteBuffer line = ByteBuffer.wrap(codec.encode(answer(channel, codec)));
            while (line.hasRemaining()) {
                channel.write(line);
            }
        } catch (IOException gone) {
            LOG.debug("control request ended early: {}", gone.getMessage());
        } finally {
            places.release();
        }
    }

    private ControlResponse answer(SocketChannel channel, ControlCodec codec) throws IOException {
        ScheduledFuture<?> deadline =
                watchdog.schedule(() -> drop(channel), REQUEST_SECONDS, TimeUnit.SECONDS);
        try {
            byte[] line = LineReader.read(channel, ControlCodec.MAX_REQUEST);
            deadline.cancel(false);
            return handler.apply(codec.request(line));
        } catch (ControlException wrong) {
            return new ControlResponse.Refused(
                    "The running node did not understand the request (" + wrong.field() + ").",
                    2,
                    "Use the same version of Godwit for both.");
        } catch (RuntimeException | Error fault) {
            LOG.error("a command failed", fault);
            return new ControlResponse.Refused(
                    "Something went wrong inside the running Godwit ("
                            + fault.getClass().getSimpleName()
                            + ").",
                    INTERNAL_FAULT,
                    "Please report it with what its log says.");
        } finally {
            deadline.cancel(false);
        }
    }

    private static void drop(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            LOG.debug("closing a slow control connection: {}", alreadyGone.getMessage());
        }
    }

    /** Stops answering and removes the socket; may be repeated. */
    @Override
    public void close() throws IOException {
        // What is there when it is repeated may be somebody else's.
        if (closing.compareAndSet(false, true)) {
            closed.countDown();
            watchdog.shutdownNow();
            try (lock) {
                listener.close();
                address.withdraw(socket);
            }
        }
    }
}
