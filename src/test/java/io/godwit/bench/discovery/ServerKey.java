package io.godwit.bench.discovery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The server's key for tokens, out of the answer to a registration. */
final class ServerKey implements Pipe.Listener {

    private static final String FIELD = "\"key\":\"";
    private byte[] bytes = new byte[0];

    @Override
    public void answered(int status, long since, ByteBuffer body) {
        if (status == 201 && bytes.length == 0) {
            String text = StandardCharsets.UTF_8.decode(body.duplicate()).toString();
            int start = text.indexOf(FIELD) + FIELD.length();
            bytes = Base64.getDecoder().decode(text.substring(start, text.indexOf('"', start)));
        }
    }

    byte[] bytes() {
        return bytes;
    }
}
