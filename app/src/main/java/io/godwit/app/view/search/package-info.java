/** The page that looks for what others share. */
@NullMarked
package io.godwit.app.view.search;

import org.jspecify.annotations.NullMarked;
