/** Gives lost connections back to their pools: finds them when nobody else can, rolls back, closes, and says how that went. */
package io.sessionaudit.runtime.reclaim;
