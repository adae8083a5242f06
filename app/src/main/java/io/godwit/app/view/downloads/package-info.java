/** The page that shows what was downloaded. */
@NullMarked
package io.godwit.app.view.downloads;

import org.jspecify.annotations.NullMarked;
