/** From what is typed to records: files, globs, directories and standard input, merged by time, told apart by run. */
package io.sessionaudit.tools.input;
