/** Single sessions: filtered, printed as table, JSON, CSV or trace, and followed while they are written. */
package io.sessionaudit.tools.sessions;
