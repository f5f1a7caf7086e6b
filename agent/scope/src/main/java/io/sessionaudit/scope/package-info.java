/**
 * One JDBC session per thread, committed on success, rolled back on error, closed always.
 *
 * <p>Start at {@link io.sessionaudit.scope.Sessions}. Everything public here is API; everything else is package-private and
 * may change.
 */
package io.sessionaudit.scope;
