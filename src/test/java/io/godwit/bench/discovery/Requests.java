package io.godwit.bench.discovery;

import java.nio.charset.StandardCharsets;

/** Requests as they go over the wire. */
public final class Requests {

    private Requests() {}

    /**
     * One request.
     *
     * @param headers lines, each with its end
     */
    public static byte[] of(String method, String target, String headers, String body) {
        byte[] content = bytes(body);
        String head =
                method
                        + " "
                        + target
                        + " HTTP/1.1\r\nHost: discovery\r\n"
                        + headers
                        + (method.equals("GET") ? "" : "Content-Length: " + content.length + "\r\n")
                        + "\r\n";
        byte[] ascii = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = new byte[ascii.length + content.length];
        System.arraycopy(ascii, 0, request, 0, ascii.length);
        System.arraycopy(content, 0, request, ascii.length, content.length);
        return request;
    }

    /** A body as bytes. */
    public static byte[] bytes(String body) {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
