/**
 * The page of what a person can choose: every field checked as it is typed, and used at once where that is possible.
 */
@NullMarked
package io.godwit.app.view.settings;

import org.jspecify.annotations.NullMarked;
