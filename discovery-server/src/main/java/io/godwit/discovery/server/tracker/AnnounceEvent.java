package io.godwit.discovery.server.tracker;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** What a client tells of its download (BEP 3). */
public enum AnnounceEvent {
    /** It begins. */
    STARTED,
    /** It has just become complete. */
    COMPLETED,
    /** It leaves the swarm. */
    STOPPED,
    /** It is still there; also whatever later BEPs call otherwise. */
    NONE;

    static AnnounceEvent of(byte[] name) {
        String text = new String(name, StandardCharsets.ISO_8859_1);
        return Arrays.stream(values())
                .filter(event -> event.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElse(NONE);
    }
}
