/**
 * Files protected with a password, in the age format (version 1, one scrypt recipient; see the specification C2SP age),
 * so that the standard {@code age} tool opens them too. Payload and header are the library's; only the scrypt stanza is
 * ours, because the library brings none.
 *
 * <p>Clear text is written to one place only: the file that a person asked for, in the folder they chose, under a hidden
 * name until its last chunk is authenticated, readable by its owner alone, and removed when anything fails. It never
 * lies in a folder for temporary files, a cache or the profile. A process that is killed can leave the hidden file
 * behind; the next try with the same file removes it.
 */
@NullMarked
package io.godwit.app.protect;

import org.jspecify.annotations.NullMarked;
