/**
 * The audit log's format: its vocabulary and its writer. {@link io.sessionaudit.core.log.LogFormat} defines the names of the
 * fields and the version.
 */
package io.sessionaudit.core.log;
