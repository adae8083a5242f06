/** Real programs, something that goes wrong in the middle, and a look at what is left; seeded, round by round. */
package io.godwit.trust.crash;
