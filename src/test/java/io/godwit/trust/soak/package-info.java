/** A swarm that runs for as long as told while peers come and go and things break. */
package io.godwit.trust.soak;
