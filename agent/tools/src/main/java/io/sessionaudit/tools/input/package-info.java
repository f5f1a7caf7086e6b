/** Input of the commands: files, patterns, directories and standard input, merged by time, and indexed by run. */
package io.sessionaudit.tools.input;
