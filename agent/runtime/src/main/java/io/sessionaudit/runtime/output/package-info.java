/** Where the log goes: the queue, the writer thread, and the file. */
package io.sessionaudit.runtime.output;
