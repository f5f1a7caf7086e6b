/** The command {@code check}: findings by kind and place, the baseline of accepted findings, and the formats. */
package io.sessionaudit.tools.check;
