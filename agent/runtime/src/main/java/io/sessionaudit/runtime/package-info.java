/**
 * The running agent: starts the audit, runs its background threads, and ends with the JVM. The entry point is {@link
 * io.sessionaudit.runtime.Agent}.
 */
package io.sessionaudit.runtime;
