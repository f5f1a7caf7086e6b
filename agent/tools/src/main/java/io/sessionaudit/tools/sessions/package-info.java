/** Sessions one by one: found in logs, filtered, shown as table, JSON, CSV or a trace, and followed while they are written. */
package io.sessionaudit.tools.sessions;
