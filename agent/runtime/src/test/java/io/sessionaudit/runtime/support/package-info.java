/** Base of the in-process tests: a JVM whose JDBC classes are woven, and an audit that records events. */
package io.sessionaudit.runtime.support;
