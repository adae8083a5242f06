package io.godwit.discovery.server;

import io.godwit.core.crypto.KeyFormatException;
import io.godwit.core.crypto.X25519;
import io.godwit.core.discovery.api.ApiFormatException;
import io.godwit.core.discovery.api.ApiJson;
import io.godwit.core.discovery.api.RegistrationAnswer;
import io.godwit.core.discovery.api.RegistrationRequest;
import io.godwit.core.discovery.api.RegistrationText;
import io.godwit.core.discovery.api.RequestMac;
import io.godwit.core.discovery.api.Token;
import io.godwit.core.identity.Identity;
import io.godwit.core.peer.PeerRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A peer that speaks the API by hand, so that each part of a request can be wrong. */
public final class TestClient {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final URI server;
    private final Identity identity;
    private final ApiJson json = ApiJson.forAnswers();
    private @Nullable Token token;
    private long sequence;

    public TestClient(URI server, Identity identity) {
        this.server = server;
        this.identity = identity;
    }

    public static PeerRecord record(Identity identity, long sequence, String... addresses) {
        return record(identity, sequence, Instant.now(), addresses);
    }

    public static PeerRecord record(
            Identity identity, long sequence, Instant now, String... addresses) {
        return new PeerRecord(
                identity.id(),
                sequence,
                now.plus(Duration.ofHours(36)).truncatedTo(ChronoUnit.SECONDS),
                List.of(addresses).stream().map(TestClient::address).toList(),
                "peer " + sequence);
    }

    public static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        return new InetSocketAddress(
                InetAddress.ofLiteral(text.substring(0, colon).replace("[", "").replace("]", "")),
                Integer.parseInt(text.substring(colon + 1)));
    }

    /** The same registered peer, at another server; the numbers of its requests go on. */
    public TestClient movedTo(URI other) {
        var moved = new TestClient(other, identity);
        moved.token = token;
        moved.sequence = sequence + 1_000;
        return moved;
    }

    public String id() {
        return identity.id().toHex();
    }

    /** A signed registration and the key for its token. */
    public record Signed(RegistrationRequest request, X25519 key, byte[] text) {}

    public Signed sign(PeerRecord record) {
        return sign(identity.sign(record).encode());
    }

    /** A registration of something that need not be a record. */
    public Signed sign(byte[] encoded) {
        X25519 key = X25519.generate(RANDOM);
        byte[] text = RegistrationText.of(encoded, key.publicKey());
        var request =
                new RegistrationRequest(
                        RegistrationText.encode(encoded),
                        RegistrationText.encode(key.publicKey()),
                        RegistrationText.encode(identity.sign(RegistrationText.LABEL, text)));
        return new Signed(request, key, text);
    }

    public HttpResponse<String> register(PeerRecord record) {
        return register(sign(record));
    }

    public HttpResponse<String> register(Signed signed, String... headers) {
        var answer = send("POST", "/v1/peers", json.write(signed.request()), "", headers);
        if (answer.statusCode() == 201) {
            accept(signed, answer.body());
        }
        return answer;
    }

    public void accept(Signed signed, String body) {
        try {
            var accepted =
                    json.read(body.getBytes(StandardCharsets.UTF_8), RegistrationAnswer.class);
            byte[] key = RegistrationText.decode("key", accepted.key(), X25519.BYTES);
            token = Token.derive(signed.key(), key, signed.text(), key);
            sequence = 0;
        } catch (ApiFormatException | KeyFormatException e) {
            throw new IllegalStateException(e);
        }
    }

    public HttpResponse<String> heartbeat() {
        return proved("PUT", "/v1/peers/" + id() + "/heartbeat", new byte[0]);
    }

    public HttpResponse<String> publish(Object part) {
        return proved("PUT", "/v1/peers/" + id() + "/shares", json.write(part));
    }

    public HttpResponse<String> remove() {
        return proved("DELETE", "/v1/peers/" + id(), new byte[0]);
    }

    public HttpResponse<String> proved(String method, String path, byte[] body) {
        return send(method, path, body, proof(method, path, ++sequence, body));
    }

    public String proof(String method, String path, long number, byte[] body) {
        Token known = token;
        if (known == null) {
            throw new IllegalStateException("not registered");
        }
        return RequestMac.of(known, method, path, identity.id(), number, body).header();
    }

    public HttpResponse<String> get(String pathAndQuery) {
        return send("GET", pathAndQuery, new byte[0], "");
    }

    public HttpResponse<String> send(
            String method, String path, byte[] body, String authorization, String... headers) {
        var request =
                HttpRequest.newBuilder(server.resolve(path))
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                        .timeout(Duration.ofSeconds(20));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
