package io.godwit.app.view.about;

import io.godwit.app.view.View;
import io.godwit.app.view.WindowContext;
import io.godwit.app.words.Words;
import io.godwit.core.event.Severity;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes the page about this program. */
public final class AboutPage {
    private AboutPage() {}

    /** Makes the page. */
    public static View create(WindowContext context) {
        Words words = context.words().of("about");
        return new AboutView(
                words,
                facts(words),
                address -> browse(context, words, address),
                () -> context.navigator().toast(words.text("copied"), Severity.SUCCESS));
    }

    private static void browse(WindowContext context, Words words, URI address) {
        var _ =
                context.desktop()
                        .browse(address)
                        .thenAcceptAsync(
                                outcome -> {
                                    if (!outcome.isDone()) {
                                        context.navigator()
                                                .error(
                                                        words.text("browse.failed"),
                                                        words.text(
                                                                "browse.failed.advice",
                                                                address.toString()));
                                    }
                                },
                                context.ui());
    }

    private static Map<String, String> facts(Words words) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "version",
                Optional.ofNullable(AboutPage.class.getPackage().getImplementationVersion())
                        .orElse(words.text("unpackaged")));
        facts.put("java", property("java.vendor") + " " + property("java.runtime.version"));
        facts.put("toolkit", "OpenJFX " + property("javafx.runtime.version"));
        facts.put("system", property("os.name") + " " + property("os.version"));
        facts.put("processor", property("os.arch"));
        return facts;
    }

    private static String property(String name) {
        return System.getProperty(name, "?");
    }
}
