/** A correct program with jOOQ. */
package com.acme.frameworks.jooq;
