package io.godwit.discovery.server.http;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.core.discovery.api.ApiFormatException;
import io.godwit.core.discovery.api.ApiJson;
import io.godwit.core.peer.PeerFormatException;
import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerIdText;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.util.UrlEncoded;
import org.jspecify.annotations.Nullable;

/** One request and its answer: reads what comes within bounds, writes JSON. Used by one thread. */
final class Exchange {

    private final Context context;
    private final ApiJson json;
    private byte @Nullable [] body;
    private @Nullable Map<String, String> parameters;

    Exchange(Context context, ApiJson json) {
        this.context = context;
        this.json = json;
    }

    /**
     * Who asks; see {@link Clients}.
     *
     * @throws RefusedException if a proxy does not tell
     * @throws IOException if he is gone
     */
    InetAddress client() throws RefusedException, IOException {
        return Clients.of(context.req());
    }

    String method() {
        return context.req().getMethod();
    }

    /** As in the request line. */
    String path() {
        return context.req().getRequestURI();
    }

    /** The query as in the request line, empty for none. */
    String rawQuery() {
        String query = context.queryString();
        return query == null ? "" : query;
    }

    String header(String name) {
        String value = context.header(name);
        return value == null ? "" : value;
    }

    /**
     * The body, read at most once.
     *
     * @param most bytes of it, if it has not been read yet
     */
    byte[] body(int most) throws RefusedException, IOException {
        byte[] known = body;
        if (known != null) {
            return known;
        }
        long told = context.req().getContentLengthLong();
        if (told > most) {
            throw tooLarge(most);
        }
        // One more, which finds the end; what is told keeps the buffer from being larger than that.
        int expected = told < 0 ? most : (int) told;
        byte[] read = context.req().getInputStream().readNBytes(expected + 1);
        if (read.length > expected) {
            throw tooLarge(most);
        }
        body = read;
        return read;
    }

    /** What is left of the body stays unread, and nothing can follow it on this connection: its client is to know. */
    private RefusedException tooLarge(int most) {
        context.header(HttpHeader.CONNECTION.asString(), HttpHeaderValue.CLOSE.asString());
        return new RefusedException(
                ApiErrorCode.TOO_LARGE,
                "the body is longer than " + most + " bytes",
                "",
                "Send less at a time.");
    }

    /**
     * The body as a value.
     *
     * @param most bytes of it, if it has not been read yet
     */
    <T> T body(Class<T> type, int most) throws RefusedException, IOException {
        try {
            return json.read(body(most), type);
        } catch (ApiFormatException e) {
            throw RefusedException.of(e);
        }
    }

    /** Lets go of the body: what follows takes longer than there is memory to keep it for. */
    void forgetBody() {
        body = null;
    }

    PeerId peerId() throws RefusedException {
        return peerId("id", context.pathParam("id"));
    }

    /** Reads 64 hexadecimal digits or the form for people. */
    static PeerId peerId(String field, String text) throws RefusedException {
        if (text.length() == 2 * PeerId.BYTES && text.chars().allMatch(HexFormat::isHexDigit)) {
            return PeerId.of(HexFormat.of().parseHex(text));
        }
        try {
            return PeerIdText.parse(text);
        } catch (PeerFormatException e) {
            throw new RefusedException(
                    ApiErrorCode.BAD_FIELD,
                    "not a peer ID",
                    field,
                    "Write it as 64 hexadecimal digits or as gw1…");
        }
    }

    ContentId root() throws RefusedException {
        return ContentId.parse(context.pathParam("root"))
                .orElseThrow(() ->
                        new RefusedException(
                                ApiErrorCode.BAD_FIELD,
                                "not a root",
                                "root",
                                "Write it as 64 hexadecimal digits."));
    }

    /** A query parameter, the first of its name; empty when it is not there. */
    String query(String name, int maximum) throws RefusedException {
        String value = parameters().getOrDefault(name, "");
        if (value.length() > maximum) {
            throw new RefusedException(
                    ApiErrorCode.BAD_FIELD,
                    "longer than " + maximum + " characters",
                    name,
                    "Send less.");
        }
        return value;
    }

    /** Whatever cannot be read is refused: taken for absent it would get the answer to another question. */
    private Map<String, String> parameters() throws RefusedException {
        Map<String, String> known = parameters;
        if (known != null) {
            return known;
        }
        Map<String, String> read = new HashMap<>();
        for (String parameter : rawQuery().split("&", -1)) {
            if (!decode(parameter, read)) {
                throw new RefusedException(
                        ApiErrorCode.BAD_FIELD,
                        "not percent-encoded UTF-8",
                        parameter.split("=", 2)[0],
                        "Write % as %25, and other characters as the bytes of their UTF-8.");
            }
        }
        parameters = read;
        return read;
    }

    private static boolean decode(String parameter, Map<String, String> into) {
        try {
            return UrlEncoded.decodeUtf8To(
                    parameter, 0, parameter.length(), into::putIfAbsent, false, false, false);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The wanted length of a page, cut to the most there is. */
    int limit(int most) throws RefusedException {
        String value = query("limit", 9);
        if (value.isEmpty()) {
            return most;
        }
        if (!value.matches("[1-9][0-9]*")) {
            throw new RefusedException(
                    ApiErrorCode.BAD_FIELD,
                    "not a number from 1",
                    "limit",
                    "Ask for 1 to " + most + ".");
        }
        return Math.min(most, Integer.parseInt(value));
    }

    void answer(Object value) {
        answer(200, value);
    }

    void answer(int status, Object value) {
        context.status(status).contentType("application/json").result(json.write(value));
    }

    void answerText(String type, String text) {
        context.status(200).contentType(type).result(text);
    }

    void answerBytes(String type, byte[] content) {
        context.status(200).contentType(type).result(content);
    }

    /** Notes a refusal that is answered in another way than with a status. */
    void refused(ApiErrorCode code) {
        Observers.refused(context, code);
    }

    void answerNothing() {
        context.status(204);
    }

    void header(String name, String value) {
        context.header(name, value);
    }
}
