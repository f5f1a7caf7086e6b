/** The command line: {@code java -jar session-audit.jar COMMAND}. One class per command. */
package io.sessionaudit.tools;
