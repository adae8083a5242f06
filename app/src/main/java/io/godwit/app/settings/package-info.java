/**
 * What a person chose, kept as {@code settings.json} in the profile: read strictly, written in one step, never lost.
 *
 * <p>Knows nothing of the window; flags and variables of the command line win over what is in here.
 */
@NullMarked
package io.godwit.app.settings;

import org.jspecify.annotations.NullMarked;
