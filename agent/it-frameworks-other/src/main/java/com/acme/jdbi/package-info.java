/** JDBI over HikariCP. */
package com.acme.jdbi;
