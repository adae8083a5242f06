package io.godwit.app.control;

import io.godwit.core.node.Profile;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Asks the running node of a profile. */
public final class ControlClient {
    private final ControlAddress address;

    /** A client for one profile. */
    public ControlClient(Profile profile) {
        this.address = new ControlAddress(profile);
    }

    /**
     * Sends a request and waits for the answer.
     *
     * @return the answer, or empty when no node runs with this profile
     * @throws IOException if a node runs and the answer cannot be had
     */
    public Optional<ControlResponse> ask(ControlRequest request) throws IOException {
        Optional<Path> socket = address.find();
        if (socket.isEmpty() || !Files.exists(socket.get()) || !address.isOurs(socket.get())) {
            return Optional.empty();
        }
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket.get()))) {
            // Made only here: mostly nobody is there to be asked, and every start looks.
            ControlCodec codec = new ControlCodec();
            ByteBuffer line = ByteBuffer.wrap(codec.encode(request));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            return Optional.of(codec.response(LineReader.read(channel, ControlCodec.MAX_RESPONSE)));
        } catch (ConnectException nobodyListens) {
            // A node that was killed leaves its socket behind.
            return Optional.empty();
        }
    }
}
