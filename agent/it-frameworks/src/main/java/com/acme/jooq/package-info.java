/** Programs with jOOQ. */
package com.acme.jooq;
