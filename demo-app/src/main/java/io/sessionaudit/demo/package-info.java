/**
 * An ordinary order service on HikariCP and MySQL, to be looked at by the agent. It knows nothing of the agent: it runs
 * the same without it.
 */
package io.sessionaudit.demo;
