/** What a transfer does after it was interrupted from outside: how soon it goes on. */
package io.godwit.trust.interruption;
