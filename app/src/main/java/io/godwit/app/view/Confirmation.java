package io.godwit.app.view;

/**
 * A question before something that cannot be taken back.
 *
 * @param title what it is about, a few words
 * @param text what would happen, one or two sentences
 * @param action what the button that does it says, a verb
 * @param dangerous whether something is lost by it
 */
public record Confirmation(String title, String text, String action, boolean dangerous) {}
