/** A proxy between two peers that does to their connections what bad networks do, the same for the same seed. */
package io.godwit.trust.chaos;
