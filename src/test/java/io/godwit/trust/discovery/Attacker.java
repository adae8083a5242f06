package io.godwit.trust.discovery;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Sends one hostile request after another, from an address of loopback that changes with each connection, and notes
 * what is answered. For one thread.
 */
final class Attacker implements Runnable {

    /** Whoever says half a request is cut by the server later than anybody here wants to wait. */
    private static final int PATIENCE_MILLIS = 300;

    private static final int REQUESTS_OF_CONNECTION = 50;

    private final InetSocketAddress server;
    private final Malice.Loot loot;
    private final Tally tally;
    private final SplittableRandom random;

    Attacker(InetSocketAddress server, Malice.Loot loot, Tally tally, SplittableRandom random) {
        this.server = server;
        this.loot = loot;
        this.tally = tally;
        this.random = random;
    }

    @Override
    public void run() {
        while (tally.remain()) {
            try (var socket = new Socket()) {
                socket.bind(new InetSocketAddress(address(), 0));
                socket.setSoTimeout(PATIENCE_MILLIS);
                socket.setTcpNoDelay(true);
                socket.connect(server, 5_000);
                converse(socket);
            } catch (IOException e) {
                tally.noConnection();
            }
        }
    }

    /** One in four times the same, so that rates are met too. */
    private InetAddress address() throws UnknownHostException {
        if (random.nextInt(4) == 0) {
            return InetAddress.ofLiteral("127.252.0.1");
        }
        byte[] four = {
            127,
            (byte) random.nextInt(1, 250),
            (byte) random.nextInt(256),
            (byte) random.nextInt(1, 255)
        };
        return InetAddress.getByAddress(four);
    }

    private void converse(Socket socket) {
        for (int i = 0; i < REQUESTS_OF_CONNECTION && tally.take(); i++) {
            Malice kind = Malice.values()[random.nextInt(Malice.values().length)];
            String outcome;
            try {
                socket.getOutputStream().write(kind.request(loot, random));
                outcome = answer(socket.getInputStream());
            } catch (SocketTimeoutException e) {
                outcome = "silent";
            } catch (IOException e) {
                outcome = "cut";
            }
            tally.note(kind, outcome);
            if (outcome.length() > 3 || outcome.equals("cut") || kind == Malice.OVERSIZED) {
                return;
            }
        }
    }

    /** The status; "cut" when the connection ends, with a mark when it ends after the answer. */
    private static String answer(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0 || head.length() > 8_192) {
                return head.length() > 12 ? head.substring(9, 12) : "cut";
            }
            head.append((char) next);
        }
        String text = head.toString().toLowerCase(Locale.ROOT);
        int at = text.indexOf("content-length:");
        String status = head.substring(9, 12);
        if (at >= 0) {
            int end = text.indexOf('\r', at);
            in.skipNBytes(Long.parseLong(text.substring(at + 15, end).strip()));
        } else if (text.contains("transfer-encoding: chunked")) {
            skipChunks(in);
        } else if (!status.equals("204")) {
            throw new IOException("no length in\n" + text);
        }
        if (text.contains("connection: close")) {
            in.readAllBytes();
        }
        return status;
    }

    private static void skipChunks(InputStream in) throws IOException {
        long size = 1;
        while (size > 0) {
            var line = new StringBuilder();
            while (line.indexOf("\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    throw new IOException("ended within an answer");
                }
                line.append((char) next);
            }
            size = Long.parseLong(line.toString().strip(), 16);
            in.skipNBytes(size + 2);
        }
    }
}
