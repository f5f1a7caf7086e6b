/** Vert.x' JDBC client over HikariCP. */
package com.acme.vertx;
