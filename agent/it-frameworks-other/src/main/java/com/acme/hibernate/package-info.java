/** Hibernate without Spring: over HikariCP, and with its own pool. */
package com.acme.hibernate;
