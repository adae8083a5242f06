package io.godwit.app.control;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** One request or response as one line of JSON. Everything unknown, doubled, missing or too large is refused. */
final class ControlCodec {
    /**
     * Bytes of a request line. 256 files of one folder that are opened together need more than 64 KiB when their paths
     * are long; 256 paths of 4,096 bytes would fit only in part, and nobody has them. Only who may run Godwit with this
     * profile can send one, eight at a time, and it is refused before anything is built of it.
     */
    static final int MAX_REQUEST = 256 * 1024;

    /** Bytes of a response line: tens of thousands of shares. */
    static final int MAX_RESPONSE = 32 * 1024 * 1024;

    private static final int MAX_STRING = 32 * 1024;

    private final JsonMapper requests = mapper(MAX_REQUEST);
    private final JsonMapper responses = mapper(MAX_RESPONSE);

    private record RequestForm(
            String command,
            @Nullable List<String> paths,
            @Nullable String path,
            @Nullable String visibility) {}

    private record ResponseForm(
            boolean ok,
            @Nullable List<SharedItem> shares,
            @Nullable String error,
            int code,
            @Nullable String hint) {}

    private static JsonMapper mapper(int length) {
        StreamReadConstraints limits =
                StreamReadConstraints.builder()
                        .maxDocumentLength(length)
                        .maxNestingDepth(8)
                        .maxStringLength(MAX_STRING)
                        .maxNameLength(64)
                        .maxNumberLength(20)
                        .build();
        return JsonMapper.builder(JsonFactory.builder().streamReadConstraints(limits).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
    }

    byte[] encode(ControlRequest request) {
        RequestForm form =
                switch (request) {
                    case ControlRequest.Share share ->
                            new RequestForm("share", share.paths(), null, share.visibility());
                    case ControlRequest.Unshare unshare ->
                            new RequestForm("unshare", null, unshare.path(), null);
                    case ControlRequest.Open open ->
                            new RequestForm("open", open.words(), null, null);
                    case ControlRequest.Shares ignored ->
                            new RequestForm("shares", null, null, null);
                };
        return line(requests, form);
    }

    byte[] encode(ControlResponse response) {
        ResponseForm form =
                switch (response) {
                    case ControlResponse.Done done ->
                            new ResponseForm(true, done.shares(), null, 0, null);
                    case ControlResponse.Refused refused ->
                            new ResponseForm(
                                    false, null, refused.error(), refused.code(), refused.hint());
                };
        return line(responses, form);
    }

    private static byte[] line(JsonMapper mapper, Object form) {
        return (mapper.writeValueAsString(form) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    ControlRequest request(byte[] line) throws ControlException {
        RequestForm form = read(requests, line, RequestForm.class);
        return switch (String.valueOf(form.command())) {
            case "share" -> share(form);
            case "unshare" -> new ControlRequest.Unshare(required("path", form.path()));
            case "open" -> new ControlRequest.Open(bounded(form, 0));
            case "shares" -> new ControlRequest.Shares();
            default -> throw new ControlException("command", "unknown");
        };
    }

    private static ControlRequest share(RequestForm form) throws ControlException {
        return new ControlRequest.Share(
                bounded(form, 1), required("visibility", form.visibility()));
    }

    private static List<String> bounded(RequestForm form, int least) throws ControlException {
        List<String> paths = required("paths", form.paths());
        if (paths.size() < least || paths.size() > ControlRequest.MAX_PATHS) {
            throw new ControlException("paths", paths.size() + " of them");
        }
        for (@Nullable String path : paths) {
            required("paths", path);
        }
        return paths;
    }

    ControlResponse response(byte[] line) throws ControlException {
        ResponseForm form = read(responses, line, ResponseForm.class);
        if (form.ok()) {
            List<SharedItem> shares = required("shares", form.shares());
            for (@Nullable SharedItem share : shares) {
                required("shares", share);
            }
            return new ControlResponse.Done(shares);
        }
        return new ControlResponse.Refused(
                required("error", form.error()), form.code(), required("hint", form.hint()));
    }

    private static <T> T read(JsonMapper mapper, byte[] line, Class<T> form)
            throws ControlException {
        try {
            return required("line", mapper.readValue(utf8(line), form));
        } catch (JacksonException notOurs) {
            throw new ControlException("line", notOurs.getClass().getSimpleName());
        }
    }

    /** Given bytes, the parser would guess UTF-16 and UTF-32 too, and pass over a byte order mark. */
    private static Reader utf8(byte[] line) {
        return new InputStreamReader(
                new ByteArrayInputStream(line), StandardCharsets.UTF_8.newDecoder());
    }

    private static <T> T required(String field, @Nullable T value) throws ControlException {
        if (value == null) {
            throw new ControlException(field, "missing");
        }
        return value;
    }
}
