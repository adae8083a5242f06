/**
 * The page of what a person can choose: every field checked as it is typed, kept when the person is done with it, and
 * used at once where that is possible.
 */
@NullMarked
package io.godwit.app.view.settings;

import org.jspecify.annotations.NullMarked;
