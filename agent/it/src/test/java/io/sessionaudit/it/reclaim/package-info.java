/** Leaked sessions are returned to their pools, and others are not. */
package io.sessionaudit.it.reclaim;
