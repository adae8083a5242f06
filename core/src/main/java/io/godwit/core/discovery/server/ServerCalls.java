package io.godwit.core.discovery.server;

import io.godwit.core.discovery.DiscoveryException;
import io.godwit.core.discovery.DiscoveryException.Reason;
import io.godwit.core.discovery.api.ApiFormatException;
import io.godwit.core.discovery.api.ApiJson;
import io.godwit.core.discovery.api.ApiLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/** Requests to one server: no redirects, answers read within bounds. Thread-safe. */
final class ServerCalls implements AutoCloseable {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final int MAX_LINE = 4_096;

    /** Three signs of life of an event stream. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(45);

    private static final long MAX_RETRY_AFTER_SECONDS = 3_600;

    private final URI server;
    private final HttpUrl base;
    private final ApiJson json = ApiJson.forAnswers();
    private volatile OkHttpClient client;

    /**
     * Calls to a server.
     *
     * @param server scheme, host and port
     * @param timeout for one request
     * @throws IllegalArgumentException if it is not an http or https URL
     */
    ServerCalls(URI server, Duration timeout) {
        this.server = server;
        this.base = HttpUrl.get(server.toString());
        this.client =
                new OkHttpClient.Builder()
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .proxy(Proxy.NO_PROXY)
                        .callTimeout(timeout)
                        .addNetworkInterceptor(chain -> {
                            Connection connection = chain.connection();
                            Dialled dialled = chain.request().tag(Dialled.class);
                            if (connection != null && dialled != null) {
                                dialled.address = connection.route().socketAddress().getAddress();
                            }
                            return chain.proceed(chain.request());
                        })
                        .build();
    }

    /** Takes the address of the machine that a request went to; filled before the request is sent. */
    static final class Dialled {
        private volatile InetAddress address = InetAddress.getLoopbackAddress();

        InetAddress address() {
            return address;
        }
    }

    URI server() {
        return server;
    }

    /** A URL of the server to add a query or path to. */
    HttpUrl.Builder url(String path) {
        return base.newBuilder().encodedPath(path).query(null).fragment(null);
    }

    byte[] write(Object body) {
        return json.write(body);
    }

    /**
     * Asks.
     *
     * @param timeout for this request; no longer than the general one
     * @param dialled is told where the request went
     * @throws RefusalException if the server answers with an error
     * @throws DiscoveryException if it does not answer, or not as DISCOVERY.md says
     */
    <T> T get(HttpUrl url, Class<T> type, Duration timeout, Dialled dialled) throws IOException {
        Request request = new Request.Builder().url(url).tag(Dialled.class, dialled).build();
        return parse(execute(request, timeout), type);
    }

    /**
     * Tells.
     *
     * @param method such as {@code PUT}
     * @param authorization value of the header, empty for none
     * @throws RefusalException if the server answers with an error
     * @throws DiscoveryException if it does not answer, or not as DISCOVERY.md says
     */
    <T> T send(String method, HttpUrl url, byte[] body, String authorization, Class<T> type)
            throws IOException {
        return parse(execute(request(method, url, body, authorization), Duration.ZERO), type);
    }

    /** As {@link #send}, for answers without content, and with its own timeout. */
    void send(String method, HttpUrl url, byte[] body, String authorization, Duration timeout)
            throws IOException {
        execute(request(method, url, body, authorization), timeout);
    }

    /** A question whose answer goes on until one side ends it; may be silent for a while, as it has signs of life. */
    Call endless(HttpUrl url) {
        return client.newBuilder()
                .callTimeout(Duration.ZERO)
                .readTimeout(LONGEST_SILENCE)
                .build()
                .newCall(new Request.Builder().url(url).build());
    }

    /**
     * Reads an answer line by line until it ends; blocks.
     *
     * @throws RefusalException if the server answers with an error
     * @throws IOException if it does not answer, is silent too long, or a line is longer than {@value #MAX_LINE} bytes
     */
    void lines(Call call, Consumer<String> line) throws IOException {
        try (Response response = call.execute()) {
            if (!response.isSuccessful()) {
                throw refusal(
                        response,
                        response.body().byteStream().readNBytes(ApiLimits.JSON_BYTES + 1));
            }
            BufferedSource lines = response.body().source();
            while (!lines.exhausted()) {
                line.accept(lines.readUtf8LineStrict(MAX_LINE));
            }
        }
    }

    private static Request request(String method, HttpUrl url, byte[] body, String authorization) {
        var request = new Request.Builder().url(url).method(method, RequestBody.create(body, JSON));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return request.build();
    }

    private byte[] execute(Request request, Duration timeout) throws IOException {
        var call = client.newCall(request);
        if (timeout.isPositive()) {
            call.timeout().timeout(timeout.toNanos(), TimeUnit.NANOSECONDS);
        }
        try (Response response = call.execute()) {
            byte[] body = response.body().byteStream().readNBytes(ApiLimits.JSON_BYTES + 1);
            if (!response.isSuccessful()) {
                throw refusal(response, body);
            }
            return body;
        } catch (RefusalException e) {
            throw e;
        } catch (IOException e) {
            throw new DiscoveryException(
                    Reason.UNREACHABLE, "the discovery server " + server + " does not answer", e);
        }
    }

    private <T> T parse(byte[] body, Class<T> type) throws DiscoveryException {
        try {
            return json.read(body, type);
        } catch (ApiFormatException e) {
            throw new DiscoveryException(
                    Reason.BAD_ANSWER,
                    "the discovery server " + server + " answers with something else",
                    e);
        }
    }

    private RefusalException refusal(Response response, byte[] body) {
        return RefusalException.read(json, response.code(), body, retryAfter(response));
    }

    private static Duration retryAfter(Response response) {
        String value = response.header("Retry-After", "");
        return value != null && value.matches("[0-9]{1,9}")
                ? Duration.ofSeconds(Math.min(MAX_RETRY_AFTER_SECONDS, Long.parseLong(value)))
                : Duration.ZERO;
    }

    /**
     * The connections of now may lead nowhere: requests that are made from now on make their own. Not even one that is
     * in use is taken again, when it is free or, where several share one, before that.
     */
    void forgetConnections() {
        OkHttpClient before = client;
        client = before.newBuilder().connectionPool(new ConnectionPool()).build();
        before.connectionPool().evictAll();
    }

    /** Ends all requests. */
    @Override
    public void close() {
        OkHttpClient last = client;
        last.dispatcher().cancelAll();
        last.dispatcher().executorService().shutdown();
        last.connectionPool().evictAll();
    }
}
