/** Processor time that readers of the current state cost the application. */
package io.sessionaudit.benchmarks.live;
