package io.godwit.core.session;

import java.net.InetSocketAddress;

/** Addresses as logs and events may show them: enough to tell networks apart, too little to find somebody. */
final class ShortAddress {

    private ShortAddress() {}

    /** {@code 203.0.x.x} or {@code 2001:db8::x}, or {@code loopback}. */
    static String of(InetSocketAddress address) {
        if (address.getAddress().isLoopbackAddress()) {
            return "loopback";
        }
        byte[] bytes = address.getAddress().getAddress();
        if (bytes.length == 4) {
            return (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + ".x.x";
        }
        return String.format("%x:%x::x", group(bytes, 0), group(bytes, 2));
    }

    private static int group(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | (bytes[at + 1] & 0xff);
    }
}
