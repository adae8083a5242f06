package io.godwit.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The floor to compare with: a file through one loopback socket, no encryption, no verification. */
public final class PlainTcpCopy {

    private static final int BUFFER = 256 * 1024;

    private PlainTcpCopy() {}

    /**
     * Runs one side: {@code send FILE} prints its port and serves one copy, {@code receive PORT FILE} takes it.
     *
     * @param arguments as above
     */
    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("send")) {
            send(Path.of(arguments[1]));
        } else {
            receive(Integer.parseInt(arguments[1]), Path.of(arguments[2]));
        }
    }

    private static void send(Path file) throws IOException {
        try (ServerSocketChannel server =
                ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0))) {
            System.out.println(((InetSocketAddress) server.getLocalAddress()).getPort());
            try (SocketChannel socket = server.accept();
                    FileChannel source = FileChannel.open(file, StandardOpenOption.READ)) {
                copy(source, socket);
            }
        }
    }

    private static void receive(int port, Path file) throws IOException {
        long start = System.nanoTime();
        try (SocketChannel socket = SocketChannel.open(new InetSocketAddress("127.0.0.1", port));
                FileChannel target =
                        FileChannel.open(
                                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            copy(socket, target);
        }
        System.out.println((System.nanoTime() - start) / 1e9);
    }

    private static void copy(ReadableByteChannel source, WritableByteChannel target)
            throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        while (source.read(buffer) >= 0) {
            buffer.flip();
            while (buffer.hasRemaining()) {
                target.write(buffer);
            }
            buffer.clear();
        }
    }
}
