package io.godwit.bench.discovery;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One answer; the body as it is sent, with the marks of its chunks if it has them. */
record Answer(int status, ByteBuffer body) {

    private static final int STATUS_AT = 9;
    private static final String LENGTH = "content-length:";
    private static final Charset LATIN = StandardCharsets.ISO_8859_1;

    /** The next whole answer, which is then behind the position; null when it is not all there. */
    static Answer next(ByteBuffer in) {
        int end = endOfHead(in);
        if (end < 0) {
            return null;
        }
        int start = in.position();
        byte[] head = in.array();
        int status =
                (head[start + STATUS_AT] - '0') * 100
                        + (head[start + STATUS_AT + 1] - '0') * 10
                        + head[start + STATUS_AT + 2]
                        - '0';
        int length =
                status == 204 || status == 304
                        ? 0
                        : length(new String(head, start, end - start, LATIN), in, end);
        if (length < 0 || in.limit() - end < length) {
            return null;
        }
        ByteBuffer body = in.slice(end, length);
        in.position(end + length);
        return new Answer(status, body);
    }

    private static int endOfHead(ByteBuffer in) {
        byte[] bytes = in.array();
        for (int i = in.position(); i + 3 < in.limit(); i++) {
            if (bytes[i] == '\r'
                    && bytes[i + 1] == '\n'
                    && bytes[i + 2] == '\r'
                    && bytes[i + 3] == '\n') {
                return i + 4;
            }
        }
        return -1;
    }

    /** Bytes of the body as it is sent, -1 when its end is not there yet. */
    private static int length(String head, ByteBuffer in, int from) {
        String lower = head.toLowerCase(Locale.ROOT);
        int at = lower.indexOf(LENGTH);
        if (at >= 0) {
            int end = lower.indexOf('\r', at);
            return Integer.parseInt(lower.substring(at + LENGTH.length(), end).strip());
        }
        if (!lower.contains("transfer-encoding: chunked")) {
            throw new IllegalStateException("an answer without a length:\n" + head);
        }
        for (int chunk = from; ; ) {
            int end = endOfLine(in, chunk);
            if (end < 0) {
                return -1;
            }
            int size = Integer.parseInt(new String(in.array(), chunk, end - chunk, LATIN), 16);
            chunk = end + 2 + size + 2;
            if (size == 0 || chunk > in.limit()) {
                return chunk > in.limit() ? -1 : chunk - from;
            }
        }
    }

    private static int endOfLine(ByteBuffer in, int from) {
        for (int i = from; i + 1 < in.limit(); i++) {
            if (in.get(i) == '\r' && in.get(i + 1) == '\n') {
                return i;
            }
        }
        return -1;
    }
}
