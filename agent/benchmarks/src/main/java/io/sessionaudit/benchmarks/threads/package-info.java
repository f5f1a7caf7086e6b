/** A million virtual threads with a session each. */
package io.sessionaudit.benchmarks.threads;
