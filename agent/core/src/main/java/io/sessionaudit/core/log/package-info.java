/**
 * The audit log: its format, its writer and its reader. {@link io.sessionaudit.core.log.LogFormat} alone knows the names of
 * the fields and the version.
 */
package io.sessionaudit.core.log;
