package io.godwit.core.discovery.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a root names. */
public enum ContentKind {
    /** A file by its Merkle root. */
    @JsonProperty("file")
    FILE,
    /** A folder by the digest of its manifest. */
    @JsonProperty("folder")
    FOLDER
}
