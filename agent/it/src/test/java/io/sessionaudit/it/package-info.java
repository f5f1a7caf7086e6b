/** The finished jar, seen from outside. */
package io.sessionaudit.it;
