/**
 * The cost of the agent: pairs of borrow and close on HikariCP with a stub driver, with and without the agent, each in
 * forks of its own and interleaved.
 */
package io.sessionaudit.benchmarks;
