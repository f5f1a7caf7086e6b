/** The scope API on real pools and databases, and below real libraries. */
package io.sessionaudit.it.scope;
