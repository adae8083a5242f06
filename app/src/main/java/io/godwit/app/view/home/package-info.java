/** The page that everything begins on: drop something, see what happens. */
@NullMarked
package io.godwit.app.view.home;

import org.jspecify.annotations.NullMarked;
