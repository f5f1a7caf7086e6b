/** What the log costs: lines a second, and what the application pays when the queue is full or the disk is slow. */
package io.sessionaudit.benchmarks.writer;
