/** Lost sessions are given back to their pools, and others are not. */
package io.sessionaudit.it.reclaim;
