package io.godwit.discovery.server.registry;

import java.io.IOException;

/** A snapshot is not what a server of this version writes, or it is damaged. */
final class SnapshotException extends IOException {

    private static final long serialVersionUID = 1L;

    SnapshotException(String field) {
        super("damaged snapshot: " + field);
    }
}
