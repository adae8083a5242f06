package io.godwit.discovery.server.http;

import io.godwit.core.crypto.Sha256;
import io.godwit.discovery.server.registry.Condition;
import io.godwit.discovery.server.registry.Registry;
import io.godwit.discovery.server.registry.RegistryStats;
import io.godwit.discovery.server.registry.ServerClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page that tells people what this is and how it is: one document, no script, nothing from elsewhere. Thread-safe.
 */
final class StatusPage {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private final Registry registry;
    private final ServerClock clock;
    private final Drain drain;
    private final String title;
    private final String template = template();
    private final String policy = policy(template);
    private final long started;

    StatusPage(Registry registry, ServerClock clock, Drain drain, String title) {
        this.registry = registry;
        this.clock = clock;
        this.drain = drain;
        this.title = title;
        this.started = clock.nanos().getAsLong();
    }

    /** {@code GET /}. */
    void show(Exchange exchange) {
        exchange.header("Content-Security-Policy", policy);
        exchange.header("X-Content-Type-Options", "nosniff");
        exchange.header("Referrer-Policy", "no-referrer");
        exchange.header("Cache-Control", "no-store");
        exchange.answerText("text/html;charset=utf-8", page());
    }

    private String page() {
        RegistryStats stats = registry.stats();
        Map<String, String> values =
                Map.of(
                        "title", title,
                        "state", state(),
                        "peers", number(stats.peers()),
                        "entries", number(stats.entries()),
                        "contents", number(stats.contents()),
                        "registrations", number(stats.registrations()),
                        "uptime", words(Duration.ofNanos(clock.nanos().getAsLong() - started)));
        return PLACE.matcher(template)
                .replaceAll(place ->
                        Matcher.quoteReplacement(
                                escape(Objects.requireNonNull(values.get(place.group(1))))));
    }

    private String state() {
        if (!drain.ready()) {
            return "stopping";
        }
        Condition condition = registry.condition();
        if (!condition.readable()) {
            return "starting";
        }
        return condition.writable() ? "serving" : "serving what is known, taking nothing new";
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private static String words(Duration time) {
        return time.toDays() > 0
                ? time.toDays() + " d " + time.toHoursPart() + " h"
                : time.toHours() + " h " + time.toMinutesPart() + " min";
    }

    /** Safe between tags and in quoted attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String template() {
        try (InputStream in = StatusPage.class.getResourceAsStream("status.html")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("status.html is not in the program", e);
        }
    }

    /** Nothing may be loaded, sent or framed; the one style is allowed by its digest. */
    private static String policy(String template) {
        int start = template.indexOf("<style>") + "<style>".length();
        String style = template.substring(start, template.indexOf("</style>"));
        String digest =
                Base64.getEncoder()
                        .encodeToString(Sha256.of(style.getBytes(StandardCharsets.UTF_8)));
        return "default-src 'none'; style-src 'sha256-"
                + digest
                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }
}
