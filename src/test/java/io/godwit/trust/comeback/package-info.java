/** A discovery server that is killed, and a crowd of peers that has to come back to it. */
package io.godwit.trust.comeback;
