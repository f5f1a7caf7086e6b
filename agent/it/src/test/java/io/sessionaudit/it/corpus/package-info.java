/**
 * The truth corpus: small programs that say in their heads what has to be found in them, run under the finished jar, and the
 * recall and precision that come out.
 */
package io.sessionaudit.it.corpus;
