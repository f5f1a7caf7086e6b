/** Processor time of an application that places orders, with and without the agent, by group of threads. */
package io.sessionaudit.benchmarks.cost;
