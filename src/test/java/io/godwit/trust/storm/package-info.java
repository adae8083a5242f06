/** One long transfer through a network that is bad in every way at once. */
package io.godwit.trust.storm;
