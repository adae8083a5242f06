package io.godwit.app.cli;

import java.util.List;

/** The shapes of {@code --json}; fields may be added and are never renamed. */
final class JsonForms {
    private JsonForms() {}

    record Ready(String event, String peerId, int port, String discovery) {}

    record DiscoveryReady(String event, String url) {}

    record Got(
            String path,
            long bytes,
            String root,
            double seconds,
            List<Source> sources,
            long resumedBytes) {}

    record Source(String peerId, long bytes, int rejectedChunks) {}

    record Found(String name, String kind, long size, String root, int sources) {}

    record Online(String peerId, String name, List<String> addresses, int shares) {}

    record Verified(String path, long bytes, String root, boolean matches) {}

    record Id(String peerId, String grouped, String hex, int bits, String publicKey) {}

    /** Where a file was put. */
    record Written(String path) {}

    record Safety(String digits, List<String> words) {}

    record ContactForm(String peerId, String name, String trust, String verification) {}
}
