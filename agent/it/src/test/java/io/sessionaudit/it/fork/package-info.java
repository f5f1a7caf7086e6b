/** Forked JVMs with and without the finished jar, and their results. */
package io.sessionaudit.it.fork;
