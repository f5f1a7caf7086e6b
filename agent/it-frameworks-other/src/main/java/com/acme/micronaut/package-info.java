/** Micronaut Data JDBC over HikariCP. */
package com.acme.micronaut;
