/**
 * The truth corpus: small programs whose headers state the expected findings, run under the finished jar, with the
 * resulting recall and precision.
 */
package io.sessionaudit.it.corpus;
