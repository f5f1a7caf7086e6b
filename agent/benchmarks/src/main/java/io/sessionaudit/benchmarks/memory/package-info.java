/** What the agent holds: the heap of an application with many sessions and places, with and without it. */
package io.sessionaudit.benchmarks.memory;
