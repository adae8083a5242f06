/** What this program is, and whose work is in it. */
@NullMarked
package io.godwit.app.view.about;

import org.jspecify.annotations.NullMarked;
