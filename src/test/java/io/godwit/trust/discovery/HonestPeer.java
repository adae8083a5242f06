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
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Registers, gives signs of life and looks for things, ten times a second, while others attack. For one thread. */
final class HonestPeer implements Runnable {

    private static final int PATIENCE_MILLIS = 5_000;
    private static final int BEATS_OF_REGISTRATION = 20;

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

    /** One request over a connection of its own, as a peer that comes anew has to. */
    private byte[] ask(byte[] request, String status) throws IOException {
        requests++;
        asked = new String(request, StandardCharsets.ISO_8859_1).lines().findFirst().orElse("");
        long start = System.nanoTime();
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(own, 0));
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(server, PATIENCE_MILLIS);
            socket.getOutputStream().write(request);
            byte[] answer = readAnswer(socket);
            nanos.add(System.nanoTime() - start);
            String text = new String(answer, StandardCharsets.ISO_8859_1);
            if (!text.startsWith("HTTP/1.1 " + status)) {
                throw new IOException(text.substring(0, Math.min(text.length(), 300)));
            }
            int end = text.indexOf("\r\n\r\n") + 4;
            return Arrays.copyOfRange(answer, end, answer.length);
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
