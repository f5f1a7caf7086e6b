/** A test suite with and without session-audit-junit. */
package io.sessionaudit.benchmarks.suite;
