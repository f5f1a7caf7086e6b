/** A lawful program with jOOQ. */
package com.acme.frameworks.jooq;
