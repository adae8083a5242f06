package io.godwit.core.handshake;

import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one thread asks of the platform's hashes, MACs, ciphers and signatures, in order, seen by a provider that stands
 * before the platform's own and hands out what they have. X25519 and ML-KEM are not the platform's and not seen.
 */
final class AskedAlgorithms implements AutoCloseable {

    private static final Map<String, List<String>> SEEN =
            Map.of(
                    "MessageDigest", List.of("SHA-256"),
                    "Mac", List.of("HmacSHA256"),
                    "Cipher", List.of("AES/GCM/NoPadding", "RSA"),
                    "Signature", List.of("RSASSA-PSS"));

    private final Thread thread = Thread.currentThread();
    private final List<String> asked = new ArrayList<>();
    private final Provider first = new First();

    private AskedAlgorithms() {}

    /** Begins to look at what the calling thread asks for, until it is closed; one at a time. */
    static AskedAlgorithms ofThisThread() {
        var made = new AskedAlgorithms();
        Security.insertProviderAt(made.first, 1);
        return made;
    }

    /** Begins anew. */
    void forget() {
        asked.clear();
    }

    /** What was asked for since then. */
    List<String> sinceForgotten() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        Security.removeProvider(first.getName());
    }

    private void note(String algorithm) {
        if (Thread.currentThread().equals(thread) && !isOfAnAgent()) {
            asked.add(algorithm);
        }
    }

    /**
     * The fuzzer's agent, which stays in a process that ran fuzz targets before, hashes every class in the thread that
     * is the first to use it.
     */
    private static boolean isOfAnAgent() {
        return StackWalker.getInstance()
                .walk(frames ->
                        frames.anyMatch(
                                frame -> frame.getClassName().startsWith("sun.instrument.")));
    }

    private static Provider.Service platforms(String type, String algorithm) {
        for (Provider each : Security.getProviders()) {
            Provider.Service service = each.getService(type, algorithm);
            if (service != null) {
                return service;
            }
        }
        throw new AssertionError("this Java runtime lacks " + algorithm);
    }

    /** A transformation is chosen by these. */
    private static Map<String, String> attributes(Provider.Service service) {
        Map<String, String> attributes = new HashMap<>();
        for (String name : List.of("SupportedModes", "SupportedPaddings")) {
            String value = service.getAttribute(name);
            if (value != null) {
                attributes.put(name, value);
            }
        }
        return attributes;
    }

    private final class First extends Provider {

        First() {
            super("Asked", "1", "notes what it is asked for");
            for (Map.Entry<String, List<String>> seen : SEEN.entrySet()) {
                for (String algorithm : seen.getValue()) {
                    putService(new Noted(this, platforms(seen.getKey(), algorithm)));
                }
            }
        }
    }

    private final class Noted extends Provider.Service {

        private final Provider.Service real;

        Noted(Provider provider, Provider.Service real) {
            super(
                    provider,
                    real.getType(),
                    real.getAlgorithm(),
                    real.getClassName(),
                    List.of(),
                    attributes(real));
            this.real = real;
        }

        @Override
        public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
            note(getType() + " " + getAlgorithm());
            return real.newInstance(parameter);
        }

        @Override
        public boolean supportsParameter(Object parameter) {
            return real.supportsParameter(parameter);
        }
    }
}
