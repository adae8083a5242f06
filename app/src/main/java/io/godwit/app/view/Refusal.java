package io.godwit.app.view;

import io.godwit.app.desktop.Outcome;
import io.godwit.app.words.Words;

/**
 * What the desktop did not do, in the person's language.
 *
 * @param what what went wrong
 * @param whatToDo what to do about it
 */
public record Refusal(String what, String whatToDo) {
    /**
     * Says why something was not done.
     *
     * @param words of the window
     */
    public static Refusal of(Outcome.Failed failed, Words words) {
        String key = "desktop." + failed.reason().name();
        return new Refusal(
                words.text(key),
                failed.missing()
                        .map(program -> words.text("desktop.install", program))
                        .orElseGet(() -> words.text(key + ".hint")));
    }
}
