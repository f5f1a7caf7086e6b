/**
 * An ordinary order service on HikariCP and MySQL, which the agent audits. It does not depend on the agent, and runs
 * the same without it.
 */
package io.sessionaudit.demo;
