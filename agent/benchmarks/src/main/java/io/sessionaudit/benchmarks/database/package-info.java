/** The demo's clean run on a real server, with and without the agent. */
package io.sessionaudit.benchmarks.database;
