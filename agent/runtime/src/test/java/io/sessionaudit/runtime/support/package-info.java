/** What the in-process tests stand on: a JVM whose JDBC classes are woven, and an audit that records. */
package io.sessionaudit.runtime.support;
