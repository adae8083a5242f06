package io.godwit.app.view.about;

import java.net.URI;
import java.util.List;

/**
 * Somebody else's work that is part of this program.
 *
 * @param name what it is called
 * @param licence its licence, as SPDX writes it
 * @param home where it comes from
 */
record Component(String name, String licence, URI home) {
    private static final String APACHE = "Apache-2.0";

    /** All of them that matter to a reader; the software bill of materials has every one. */
    static List<Component> all() {
        return List.of(
                of("OpenJDK", "GPL-2.0 with Classpath-exception-2.0", "https://openjdk.org"),
                of("OpenJFX", "GPL-2.0 with Classpath-exception-2.0", "https://openjfx.io"),
                of("AtlantaFX", "MIT", "https://github.com/mkpaz/atlantafx"),
                of("Ikonli", APACHE, "https://github.com/kordamp/ikonli"),
                of("Feather icons", "MIT", "https://feathericons.com"),
                of("JetBrains Mono", "OFL-1.1", "https://www.jetbrains.com/lp/mono"),
                of("SQLite JDBC", APACHE, "https://github.com/xerial/sqlite-jdbc"),
                of("Bouncy Castle", "MIT", "https://www.bouncycastle.org"),
                of("OkHttp", APACHE, "https://square.github.io/okhttp"),
                of("Javalin", APACHE, "https://javalin.io"),
                of("Jackson", APACHE, "https://github.com/FasterXML/jackson"),
                of("Caffeine", APACHE, "https://github.com/ben-manes/caffeine"),
                of("Bucket4j", APACHE, "https://bucket4j.com"),
                of("Jedis", "MIT", "https://github.com/redis/jedis"),
                of("Resilience4j", APACHE, "https://resilience4j.readme.io"),
                of("picocli", APACHE, "https://picocli.info"),
                of("Logback", "EPL-1.0 or LGPL-2.1", "https://logback.qos.ch"));
    }

    private static Component of(String name, String licence, String home) {
        return new Component(name, licence, URI.create(home));
    }
}
