package io.godwit.discovery.server.redis;

import io.godwit.discovery.server.net.NetworkPrefix;

/** Networks as parts of keys. */
final class Networks {

    private Networks() {}

    /** Such as {@code 4-cb0071} and {@code 6-20010db800010002}, and {@code local-4-7f0000} for a local network. */
    static String key(NetworkPrefix prefix) {
        return (prefix.isLocal() ? "local-" : "")
                + (prefix.six() ? "6-" : "4-")
                + Long.toHexString(prefix.bits());
    }
}
