package io.godwit.trust.instances;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Plain requests over HTTP/1.1. Thread-safe. */
final class Answers {

    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();

    private Answers() {}

    /** Sends one request. */
    static HttpResponse<String> send(String method, URI url, byte[] body, String authorization)
            throws IOException {
        var request =
                HttpRequest.newBuilder(url)
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                        .timeout(Duration.ofSeconds(15));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The status of a GET, 0 when nobody answers. */
    static int status(URI url) {
        try {
            return send("GET", url, new byte[0], "").statusCode();
        } catch (IOException nobody) {
            return 0;
        }
    }

    /** The body of a GET, empty when nobody answers. */
    static String body(URI url) {
        try {
            return send("GET", url, new byte[0], "").body();
        } catch (IOException nobody) {
            return "";
        }
    }
}
