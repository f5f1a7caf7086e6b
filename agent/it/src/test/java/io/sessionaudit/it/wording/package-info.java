/** Checks the form of the sources: the words of comments, messages and documentation, and the length of lines. */
package io.sessionaudit.it.wording;
