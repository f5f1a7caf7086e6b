/**
 * What being watched costs: pairs of borrow and close on HikariCP over a driver that costs nothing, with and without the
 * agent, each in forks of its own and interleaved.
 */
package io.sessionaudit.benchmarks;
