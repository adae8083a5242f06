package io.godwit.trust.discovery;

import io.godwit.bench.discovery.Requests;
import io.godwit.bench.discovery.WeakPeer;
import io.godwit.core.crypto.KeyFormatException;
import io.godwit.core.crypto.X25519;
import io.godwit.core.discovery.api.ApiFormatException;
import io.godwit.core.discovery.api.ApiJson;
import io.godwit.core.discovery.api.RegistrationAnswer;
import io.godwit.core.discovery.api.RegistrationText;
import io.godwit.core.discovery.api.RequestMac;
import io.godwit.core.discovery.api.Token;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Registers, gives signs of life and looks for things, ten times a second, while others attack; when it is told to come
 * again later, it does, as a peer. For one thread.
 */
final class HonestPeer implements Runnable {

    private static final int PATIENCE_MILLIS = 5_000;
    private static final int BEATS_OF_REGISTRATION = 20;
    private static final int MOST_TRIES = 4;
    private static final Pattern LATER =
            Pattern.compile(
                    "HTTP/1.1 (?:429|503) .*\\r\\nRetry-After: ([0-9]+)\\r\\n", Pattern.DOTALL);

    private final InetSocketAddress server;
    private final InetAddress own;
    private final BooleanSupplier goOn;
    private final WeakPeer peer = WeakPeer.generate(new SplittableRandom());
    private final ApiJson json = ApiJson.forAnswers();
    private final SecureRandom random = new SecureRandom();
    private final List<Long> nanos = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private long registrations;
    private long requests;
    private long putOff;
    private final SortedMap<String, Long> slowest = new TreeMap<>();
    private String asked = "nothing yet";

    HonestPeer(InetSocketAddress server, InetAddress own, BooleanSupplier goOn) {
        this.server = server;
        this.own = own;
        this.goOn = goOn;
    }

    List<Long> nanos() {
        return nanos;
    }

    List<String> failures() {
        return failures;
    }

    long asked() {
        return requests;
    }

    /** How often it was told to come again later. */
    long putOff() {
        return putOff;
    }

    /** The longest time of each kind of request, in nanoseconds. */
    SortedMap<String, Long> slowest() {
        return slowest;
    }

    @Override
    public void run() {
        while (goOn.getAsBoolean()) {
            try {
                Token token = register();
                String path = "/v1/peers/" + peer.id().toHex();
                for (int beat = 1; beat <= BEATS_OF_REGISTRATION && goOn.getAsBoolean(); beat++) {
                    String target = path + "/heartbeat";
                    String proof =
                            RequestMac.of(token, "PUT", target, peer.id(), beat, new byte[0])
                                    .header();
                    ask(Requests.of("PUT", target, "Authorization: " + proof + "\r\n", ""), "200");
                    ask(Requests.of("GET", "/v1/search?q=film", "", ""), "200");
                    ask(Requests.of("GET", path, "", ""), "200");
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
                }
            } catch (IOException | ApiFormatException | KeyFormatException e) {
                failures.add(asked + ": " + e);
            }
        }
    }

    private Token register() throws IOException, ApiFormatException, KeyFormatException {
        try (X25519 key = X25519.generate(random)) {
            WeakPeer.Signed signed = peer.register(++registrations, key.publicKey());
            byte[] body = ask(signed.request(), "201");
            byte[] serverKey =
                    RegistrationText.decode(
                            "key", json.read(body, RegistrationAnswer.class).key(), X25519.BYTES);
            return Token.derive(key, serverKey, signed.text(), serverKey);
        }
    }

    private byte[] ask(byte[] request, String status) throws IOException {
        for (int tries = 1; ; tries++) {
            String answer = new String(exchange(request), StandardCharsets.ISO_8859_1);
            if (answer.startsWith("HTTP/1.1 " + status)) {
                return answer.substring(answer.indexOf("\r\n\r\n") + 4)
                        .getBytes(StandardCharsets.ISO_8859_1);
            }
            Matcher later = LATER.matcher(answer);
            if (tries == MOST_TRIES || !later.lookingAt()) {
                throw new IOException(answer.substring(0, Math.min(answer.length(), 300)));
            }
            putOff++;
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(Long.parseLong(later.group(1))));
        }
    }

    /** One request over a connection of its own, as a peer that comes anew has to. */
    private byte[] exchange(byte[] request) throws IOException {
        requests++;
        asked = new String(request, StandardCharsets.ISO_8859_1).lines().findFirst().orElse("");
        long start = System.nanoTime();
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(own, 0));
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(server, PATIENCE_MILLIS);
            socket.getOutputStream().write(request);
            return readAnswer(socket);
        } finally {
            long took = System.nanoTime() - start;
            nanos.add(took);
            slowest.merge(asked.replaceAll("[0-9a-f]{64}", "ID"), took, Math::max);
        }
    }

    /** Head and body of an answer that says how long it is. */
    static byte[] readAnswer(Socket socket) throws IOException {
        var in = socket.getInputStream();
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the connection was cut");
            }
            head.append((char) next);
        }
        int at = head.indexOf("Content-Length:") + 15;
        if (at < 15) {
            throw new IOException("no length in\n" + head);
        }
        int length = Integer.parseInt(head.substring(at, head.indexOf("\r", at)).strip());
        byte[] body = in.readNBytes(length);
        byte[] all = head.toString().getBytes(StandardCharsets.ISO_8859_1);
        byte[] answer = Arrays.copyOf(all, all.length + body.length);
        System.arraycopy(body, 0, answer, all.length, body.length);
        return answer;
    }
}
