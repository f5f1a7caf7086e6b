/**
 * Fails the test that leaves a session open or raises a finding. On the class path of a test run on the JUnit Platform,
 * it needs no other setup: the listeners, the extension for Jupiter and the engine for other tests are services.
 *
 * <p>Start with {@link io.sessionaudit.junit.SessionAudit} for assertions.
 */
package io.sessionaudit.junit;
