/** The scope API on real pools, real databases, and below real libraries. */
package io.sessionaudit.it.scope;
