/**
 * One JDBC session per thread, committed on success, rolled back on error, closed always.
 *
 * <p>Start at {@link io.sessionaudit.scope.Sessions}. All public types are API; all others are package-private and may
 * change. Parameters and return values are not null unless they are {@code @Nullable}.
 */
@NullMarked
package io.sessionaudit.scope;

import org.jspecify.annotations.NullMarked;
