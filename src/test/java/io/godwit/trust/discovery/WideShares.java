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
import io.godwit.core.peer.PeerId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.SplittableRandom;

/**
 * A peer with a key of its own that publishes names which take as much of the index as names can: of 239 bytes, with
 * eighty words that no other name has. Thread-safe.
 */
final class WideShares {

    /** As many as fit into one request, and as many parts as fill what a peer may have. */
    private static final int NAMES = 600;

    private static final int PARTS = 30;
    private static final int RUNS = 40;

    private final PeerId id;
    private final Token token;
    private long sequence;
    private int part;
    private long generation = 1;

    private WideShares(PeerId id, Token token) {
        this.id = id;
        this.token = token;
    }

    /** Registers a new peer. */
    static WideShares register(InetSocketAddress server, InetAddress own, SplittableRandom random)
            throws IOException {
        WeakPeer peer = WeakPeer.generate(random);
        try (X25519 key = X25519.generate(new SecureRandom());
                var socket = new Socket()) {
            WeakPeer.Signed signed = peer.register(1, key.publicKey());
            socket.bind(new InetSocketAddress(own, 0));
            socket.connect(server, 5_000);
            socket.getOutputStream().write(signed.request());
            String answer = new String(HonestPeer.readAnswer(socket), StandardCharsets.ISO_8859_1);
            byte[] body =
                    answer.substring(answer.indexOf("\r\n\r\n") + 4)
                            .getBytes(StandardCharsets.ISO_8859_1);
            byte[] serverKey =
                    RegistrationText.decode(
                            "key",
                            ApiJson.forAnswers().read(body, RegistrationAnswer.class).key(),
                            X25519.BYTES);
            return new WideShares(
                    peer.id(), Token.derive(key, serverKey, signed.text(), serverKey));
        } catch (ApiFormatException | KeyFormatException e) {
            throw new IOException(e);
        }
    }

    /** The next part; an edition is never finished, or begun anew. */
    synchronized byte[] request(SplittableRandom random) {
        if (part == PARTS || random.nextInt(20) == 0) {
            part = 0;
            generation++;
        }
        var body = new StringBuilder();
        body.append("{\"generation\":").append(generation);
        body.append(",\"part\":").append(part++);
        body.append(",\"last\":").append(random.nextInt(10) == 0).append(",\"entries\":[");
        for (int i = 0; i < NAMES; i++) {
            body.append(i == 0 ? "" : ",").append("{\"name\":\"").append(name(random));
            body.append("\",\"kind\":\"file\",\"size\":").append(random.nextInt(1_000_000));
            body.append(",\"root\":\"");
            for (int word = 0; word < 4; word++) {
                body.append("%016x".formatted(random.nextLong()));
            }
            body.append("\"}");
        }
        String text = body.append("]}").toString();
        String path = "/v1/peers/" + id.toHex() + "/shares";
        String proof =
                RequestMac.of(token, "PUT", path, id, ++sequence, Requests.bytes(text)).header();
        return Requests.of("PUT", path, "Authorization: " + proof + "\r\n", text);
    }

    private static String name(SplittableRandom random) {
        var name = new StringBuilder();
        for (int run = 0; run < RUNS; run++) {
            name.append(run == 0 ? "" : " ");
            name.append((char) random.nextInt('a', 'z' + 1))
                    .append((char) random.nextInt('a', 'z' + 1));
            name.append(random.nextInt(100, 1_000));
        }
        return name.toString();
    }
}
