/** Output of the audit log: the queue, the log thread, and the file with its rotation. */
package io.sessionaudit.runtime.output;
