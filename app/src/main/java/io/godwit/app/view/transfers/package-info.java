/** The page that shows what is being downloaded. */
@NullMarked
package io.godwit.app.view.transfers;

import org.jspecify.annotations.NullMarked;
