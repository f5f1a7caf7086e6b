/**
 * The audit log's format: its names, in {@link io.sessionaudit.core.log.LogFormat}, and its writer.
 */
package io.sessionaudit.core.log;
